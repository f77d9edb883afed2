import Experience

/// All waits in one array, edge by edge and scene by scene, so that a robust limit looks at a stretch of it.
struct EdgeLayout: FootageLimits {
    /// The pairs of scenes in the order of their numbers.
    let pairs: KeyPlaces<CodePair>
    private var logarithms: [Double]
    /// Edges in the order of their first scene, and where each edge's waits begin.
    private var order: [Int] = []
    private var edgesOf: [Range<Int>]
    private var starts: [Int]
    private var counts: [Int]
    private var scratch: [Double] = []

    init(_ samples: [WaitSamples], scenes: Int) {
        var pairs = KeyPlaces<CodePair>()
        // The samples' numbers of edges in the numbers of all.
        let numbers = samples.map { part in part.edges.keys.map { pairs.place(of: $0) } }
        self.pairs = pairs
        counts = Array(repeating: 0, count: pairs.count)
        for (part, numbers) in zip(samples, numbers) {
            for edge in part.edgeOf { counts[numbers[Int(edge)]] += 1 }
        }
        var leaving = [[Int]](repeating: [], count: scenes)
        for (edge, pair) in pairs.keys.enumerated() { leaving[Int(pair.from)].append(edge) }
        edgesOf = []
        starts = Array(repeating: 0, count: counts.count)
        var next = 0
        for edges in leaving {
            edgesOf.append(order.count..<order.count + edges.count)
            order.append(contentsOf: edges)
            for edge in edges {
                starts[edge] = next
                next += counts[edge]
            }
        }
        logarithms = Array(repeating: 0, count: next)
        var at = starts
        for (part, numbers) in zip(samples, numbers) {
            for (index, edge) in part.edgeOf.enumerated() {
                let edge = numbers[Int(edge)]
                logarithms[at[edge]] = RobustLimit.logarithm(ofMilliseconds: part.waits[index])
                at[edge] += 1
            }
        }
    }

    func edges(leaving scene: Int) -> ArraySlice<Int> { order[edgesOf[scene]] }

    func count(ofEdge edge: Int) -> Int { counts[edge] }

    func count(leaving scene: Int) -> Int { edges(leaving: scene).reduce(0) { $0 + counts[$1] } }

    mutating func limit(ofEdge edge: Int) -> WaitLimit {
        limit(of: starts[edge]..<starts[edge] + counts[edge], source: .pair)
    }

    mutating func limit(leaving scene: Int) -> WaitLimit {
        let edges = edges(leaving: scene)
        guard let first = edges.first, let last = edges.last else { return .none }
        return limit(of: starts[first]..<starts[last] + counts[last], source: .from)
    }

    private mutating func limit(of range: Range<Int>, source: LimitSource) -> WaitLimit {
        guard range.count >= RobustLimit.minimumCount else { return .none }
        let milliseconds = logarithms.withUnsafeMutableBufferPointer { all in
            RobustLimit.milliseconds(
                ofLogarithms: UnsafeMutableBufferPointer(rebasing: all[range]), scratch: &scratch)
        }
        return WaitLimit(milliseconds: milliseconds, source: source)
    }
}
