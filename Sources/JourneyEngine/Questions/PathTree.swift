import ColumnStore
import Experience

/// Ways away from a touchpoint as a tree of codes, counted over some of the customers.
struct PathTree: MergeableResult {
    /// How often a place of the tree was come to, and by how many customers.
    struct Count: Hashable {
        var passages = 0
        var customers = 0
        /// The customer who came last, in this range; 0 is none.
        private var last = 0

        mutating func add(customer: Int) {
            passages += 1
            if last != customer {
                last = customer
                customers += 1
            }
        }

        mutating func merge(_ other: Count) {
            passages += other.passages
            customers += other.customers
        }

        init() {}

        init(passages: Int, customers: Int) {
            self.passages = passages
            self.customers = customers
        }
    }

    /// Place 0 is the touchpoint itself; a pair of a place and a touchpoint makes place number + 1.
    private(set) var places = PairIndex(codes: .max)
    private(set) var reached = [Count()]
    /// Ways that have no further scene, or that nobody looked beyond.
    private(set) var closed = [Count()]

    init() {}

    init(_ walk: StoryWalk, _ filter: CompiledFilter, _ question: PathQuestion, _ customers: Range<Int>) {
        let step = question.direction == .after ? 1 : -1
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            let serial = reader.customer + 1
            for index in story.indices where touchpoints[Int(story[index])] == question.touchpoint {
                if !filter.keeps(reader, Int(story[index])) { continue }
                var place = 0
                var at = index + step
                reached[0].add(customer: serial)
                for _ in 0..<question.scenes where story.indices.contains(at) {
                    place = self.place(after: place, touchpoints[Int(story[at])])
                    reached[place].add(customer: serial)
                    at += step
                }
                closed[place].add(customer: serial)
            }
        }
    }

    /// Every place with the way that leads there, nearest to the touchpoint first, the touchpoint itself included.
    func forEachPlace(_ body: (_ way: [UInt32], _ reached: Count, _ closed: Count) throws(PartialError) -> Void)
        throws(PartialError)
    {
        var ways: [[UInt32]] = [[]]
        for pair in places.pairs { ways.append(ways[Int(pair.from)] + [pair.to]) }
        for (place, way) in ways.enumerated() { try body(way, reached[place], closed[place]) }
    }

    /// Says how often the place at the end of a way was come to.
    mutating func set(_ way: some Sequence<UInt32>, reached: Count, closed: Count) {
        var place = 0
        for touchpoint in way { place = self.place(after: place, touchpoint) }
        self.reached[place] = reached
        self.closed[place] = closed
    }

    private mutating func place(after place: Int, _ touchpoint: UInt32) -> Int {
        let next = places.number(UInt32(truncatingIfNeeded: place), touchpoint) + 1
        if next == reached.count {
            reached.append(Count())
            closed.append(Count())
        }
        return next
    }

    mutating func merge(_ other: PathTree) {
        var mine = [0]
        reached[0].merge(other.reached[0])
        closed[0].merge(other.closed[0])
        // A place comes after the one it hangs on, so that one's name is known.
        for (number, pair) in other.places.pairs.enumerated() {
            let place = place(after: mine[Int(pair.from)], pair.to)
            mine.append(place)
            reached[place].merge(other.reached[number + 1])
            closed[place].merge(other.closed[number + 1])
        }
    }
}

/// Which ways are looked at.
struct PathQuestion: Sendable {
    let touchpoint: UInt32
    let direction: PathDirection
    let scenes: Int
}
