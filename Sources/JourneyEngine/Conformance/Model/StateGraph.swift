/// A design as states with scenes leading from one to the next; state 0 is its beginning. Edges lie in runs, once by
/// the state they leave and once by the state they reach.
struct StateGraph: Sendable {
    struct Edge: Hashable, Sendable, BitwiseCopyable {
        /// The scene on it.
        var scene: UInt32
        /// The state at its other end.
        var state: Int32
    }

    /// A scene that leads from one state to another.
    struct Passage: Hashable, Sendable {
        var from: Int
        var scene: Int
        var to: Int
    }

    let states: Int
    /// Whether the story may end in a state.
    let isEnd: FixedBuffer<Bool>
    private let onwards: FixedBuffer<Edge>
    private let onwardStarts: FixedBuffer<Int32>
    private let back: FixedBuffer<Edge>
    private let backStarts: FixedBuffer<Int32>

    init(isEnd ends: [Bool], _ passages: [Passage]) {
        states = ends.count
        isEnd = FixedBuffer(count: ends.count, repeating: false) { flags in
            for (state, flag) in ends.enumerated() { flags[state] = flag }
        }
        let all = Set(passages)
        let leaving = all.sorted { ($0.from, $0.scene, $0.to) < ($1.from, $1.scene, $1.to) }
        let reaching = all.sorted { ($0.to, $0.scene, $0.from) < ($1.to, $1.scene, $1.from) }
        onwards = Self.edges(leaving, \.to)
        back = Self.edges(reaching, \.from)
        onwardStarts = Self.starts(leaving, \.from, states: ends.count)
        backStarts = Self.starts(reaching, \.to, states: ends.count)
    }

    /// The edges that leave a state, in the order of scenes and states.
    @inline(__always)
    func leaving(_ state: Int) -> UnsafeBufferPointer<Edge> { Self.run(state, onwards, onwardStarts) }

    /// The edges that reach a state, each with the state that it leaves.
    @inline(__always)
    func reaching(_ state: Int) -> UnsafeBufferPointer<Edge> { Self.run(state, back, backStarts) }

    @inline(__always)
    private static func run(
        _ state: Int, _ edges: FixedBuffer<Edge>, _ starts: FixedBuffer<Int32>
    ) -> UnsafeBufferPointer<Edge> {
        let start = Int(starts[state])
        return UnsafeBufferPointer(start: edges.start + start, count: Int(starts[state + 1]) - start)
    }

    private static func edges(_ passages: [Passage], _ end: (Passage) -> Int) -> FixedBuffer<Edge> {
        FixedBuffer(count: passages.count, repeating: Edge(scene: 0, state: 0)) { edges in
            for (index, passage) in passages.enumerated() {
                edges[index] = Edge(scene: UInt32(passage.scene), state: Int32(end(passage)))
            }
        }
    }

    private static func starts(
        _ passages: [Passage], _ state: (Passage) -> Int, states: Int
    ) -> FixedBuffer<Int32> {
        FixedBuffer(count: states + 1, repeating: 0) { starts in
            for passage in passages { starts[state(passage) + 1] += 1 }
            for state in 0..<states { starts[state + 1] += starts[state] }
        }
    }
}

extension StateGraph {
    /// The states of a block structure; nil when there are more than `bound`.
    init?(_ block: Block, bound: Int) {
        var residuals = Residuals()
        var terms = [residuals.term(block)]
        var numbers = [terms[0]: 0]
        var passages: [Passage] = []
        var state = 0
        while state < terms.count {
            for step in residuals.nextSteps(terms[state]) {
                let to = numbers[step.rest] ?? terms.count
                if to == terms.count {
                    if to == bound { return nil }
                    numbers[step.rest] = to
                    terms.append(step.rest)
                }
                passages.append(Passage(from: state, scene: step.scene, to: to))
            }
            state += 1
        }
        self.init(isEnd: terms.map { residuals.mayEnd($0) }, passages)
    }
}
