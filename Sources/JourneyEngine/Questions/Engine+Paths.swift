import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// How many branches each place of a tree shows unless said.
    static let branches = 5

    /// What customers did after each passage of a touchpoint that the filter keeps, or what had brought them there: the
    /// commonest ways of up to `scenes` scenes within one story, and the same as a tree with at most `breadth` branches
    /// at each place. A story ends where nothing happens for longer than `sessionGap`.
    package func paths(
        _ direction: PathDirection, _ touchpoint: TouchpointID, scenes: Int = 3, limit: Int = 50,
        breadth: Int = Self.branches,
        sessionGap: Wait? = nil, _ filter: InsightFilter, within grouping: Grouping = .customer
    ) -> PathsAnswer {
        pathTree(direction, touchpoint, scenes: scenes, sessionGap: sessionGap, filter, within: grouping)
            .answer(
                direction, touchpoint, scenes: max(1, scenes), limit: limit, breadth: breadth, script.words)
    }

    func pathTree(
        _ direction: PathDirection, _ touchpoint: TouchpointID, scenes: Int, sessionGap: Wait?, _ filter: InsightFilter,
        within grouping: Grouping
    ) -> PathTree {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: grouping, gap: sessionGap, columns: [], everyStory: true)
        let question = PathQuestion(
            touchpoint: script.touchpoints.code(of: touchpoint.text).map { UInt32($0) } ?? UInt32.max,
            direction: direction, scenes: max(1, scenes))
        return folded { PathTree(walk, compiled, question, $0) } ?? PathTree()
    }
}

extension PathTree {
    /// What people read; `breadth` is how many branches each place of the tree shows.
    func answer(
        _ direction: PathDirection, _ touchpoint: TouchpointID, scenes: Int, limit: Int, breadth: Int,
        _ words: AnswerWords
    ) -> PathsAnswer {
        let writer = PathWriter(tree: self, words: words, scenes: scenes, breadth: breadth)
        let ways = writer.ways()
        return PathsAnswer(
            direction: direction, scenes: scenes, paths: ways.prefix(max(0, limit)).map(writer.path),
            distinct: ways.count, tree: writer.branch(0, touchpoint))
    }
}

/// Brings a counted tree into the order and the names of an answer.
private struct PathWriter {
    let tree: PathTree
    let words: AnswerWords
    let scenes: Int
    let breadth: Int
    /// By place: the places that hang on it.
    private let children: [[Int]]
    private let depths: [Int]

    init(tree: PathTree, words: AnswerWords, scenes: Int, breadth: Int) {
        self.tree = tree
        self.words = words
        self.scenes = scenes
        self.breadth = breadth
        var children: [[Int]] = Array(repeating: [], count: tree.reached.count)
        var depths = [0]
        for (number, pair) in tree.places.pairs.enumerated() {
            children[Int(pair.from)].append(number + 1)
            depths.append(depths[Int(pair.from)] + 1)
        }
        self.children = children
        self.depths = depths
    }

    /// A way by the place where it ends.
    struct Way {
        let place: Int
        let touchpoints: [TouchpointID]
    }

    /// Every way that somebody went, the commonest first; ties by the joined names.
    func ways() -> [Way] {
        tree.closed.indices.filter { tree.closed[$0].passages > 0 }
            .map { Way(place: $0, touchpoints: touchpoints(to: $0)) }
            .sorted { left, right in
                let a = tree.closed[left.place].passages
                let b = tree.closed[right.place].passages
                return a != b ? a > b : left.touchpoints.lexicographicallyPrecedes(right.touchpoints)
            }
    }

    func path(_ way: Way) -> PathsAnswer.Path {
        let count = tree.closed[way.place]
        let share = Proportion(successes: count.customers, trials: tree.reached[0].customers)
        let interval = share.interval()
        return PathsAnswer.Path(
            touchpoints: way.touchpoints, passages: count.passages, customers: count.customers,
            share: Estimate(
                value: share.share ?? 0, interval: Interval(low: interval.low, high: interval.high),
                count: share.trials, few: share.trials < words.minimumCases),
            isWhole: depths[way.place] < scenes)
    }

    func branch(_ place: Int, _ touchpoint: TouchpointID) -> PathsAnswer.Branch {
        let named = children[place].map { (place: $0, touchpoint: self.touchpoint(of: $0)) }
        let ordered = named.sorted { left, right in
            let a = tree.reached[left.place].passages
            let b = tree.reached[right.place].passages
            return a != b ? a > b : left.touchpoint < right.touchpoint
        }
        return PathsAnswer.Branch(
            touchpoint: touchpoint, passages: tree.reached[place].passages, customers: tree.reached[place].customers,
            rests: depths[place] < scenes ? tree.closed[place].passages : 0,
            next: ordered.prefix(max(0, breadth)).map { branch($0.place, $0.touchpoint) },
            others: ordered.dropFirst(max(0, breadth)).reduce(0) { $0 &+ tree.reached[$1.place].passages })
    }

    private func touchpoints(to place: Int) -> [TouchpointID] {
        var names: [TouchpointID] = []
        var place = place
        while place > 0 {
            names.append(touchpoint(of: place))
            place = Int(tree.places.pairs[place - 1].from)
        }
        return names.reversed()
    }

    private func touchpoint(of place: Int) -> TouchpointID { words.touchpoint(tree.places.pairs[place - 1].to) }
}
