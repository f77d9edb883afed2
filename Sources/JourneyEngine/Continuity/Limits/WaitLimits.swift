import Experience

/// How long each wait may take: the script's wait, else the robust limit of that pair of scenes when it was lived at
/// least twenty times, else that of everything leaving the first scene, else none (methods.md 4.3). From the whole
/// footage, so that a filter never moves a limit.
package struct WaitLimits: Sendable {
    private var pairs: KeyPlaces<CodePair>
    private var limits: [WaitLimit] = []
    /// By touchpoint: for a pair that was never lived before.
    private var leaving: [WaitLimit]
    /// By touchpoint: how long a case may rest there.
    private var open: [WaitLimit]
    /// Pairs of the designed order, by rank, that some case had the wrong way round.
    let broken: PairBits
    let isAnyOrderBroken: Bool

    /// No limits but the designed ones.
    init(design: GapDesign) {
        self.init([], design: design)
    }

    /// From the samples of all ranges of customers.
    init(_ samples: [WaitSamples], design: GapDesign) {
        var broken = PairBits(count: design.ranked.count)
        for part in samples { broken.formUnion(part.broken) }
        self.broken = broken
        isAnyOrderBroken = broken.hasAny
        var layout = EdgeLayout(samples, scenes: design.scenes.count)
        pairs = layout.pairs
        leaving = Array(repeating: .none, count: design.scenes.count)
        open = leaving
        limits = Array(repeating: .none, count: pairs.count)
        for scene in design.scenes.indices {
            let designed = design.scenes[scene].longestWait
            for edge in layout.edges(leaving: scene) {
                limits[edge] =
                    design.wait(pairs.keys[edge]).map { WaitLimit(milliseconds: Double($0), source: .standard) }
                    ?? layout.limit(ofEdge: edge)
            }
            let isNeeded = designed < 0 || layout.edges(leaving: scene).contains { !limits[$0].exists }
            if isNeeded { leaving[scene] = layout.limit(leaving: scene) }
            for edge in layout.edges(leaving: scene) where !limits[edge].exists { limits[edge] = leaving[scene] }
            open[scene] =
                designed < 0 ? leaving[scene] : WaitLimit(milliseconds: Double(designed), source: .standard)
        }
        for (place, pair) in design.waits.keys.enumerated() where pairs.known(pair) == nil {
            _ = pairs.place(of: pair)
            limits.append(WaitLimit(milliseconds: Double(design.waitLengths[place]), source: .standard))
        }
    }

    /// The limit on the wait from one scene to the next.
    @inline(__always)
    func limit(_ from: UInt32, _ to: UInt32) -> WaitLimit {
        if let place = pairs.known(CodePair(from: from, to: to)) { return limits[place] }
        return leaving[Int(from)]
    }

    @inline(__always)
    func openLimit(_ scene: UInt32) -> WaitLimit { open[Int(scene)] }
}

/// All waits in one array, edge by edge and scene by scene, so that a robust limit looks at a stretch of it.
private struct EdgeLayout {
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
