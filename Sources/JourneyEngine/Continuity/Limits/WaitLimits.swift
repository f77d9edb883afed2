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
        var layout = EdgeLayout(samples, scenes: design.scenes.count)
        self.init(&layout, broken: broken, design: design)
    }

    /// Where the script says no wait, what the footage says.
    init(_ footage: inout some FootageLimits, broken: PairBits, design: GapDesign) {
        self.broken = broken
        isAnyOrderBroken = broken.hasAny
        pairs = footage.pairs
        leaving = Array(repeating: .none, count: design.scenes.count)
        open = leaving
        limits = Array(repeating: .none, count: pairs.count)
        for scene in design.scenes.indices {
            let designed = design.scenes[scene].longestWait
            for edge in footage.edges(leaving: scene) {
                limits[edge] =
                    design.wait(pairs.keys[edge]).map { WaitLimit(milliseconds: Double($0), source: .standard) }
                    ?? footage.limit(ofEdge: edge)
            }
            let isNeeded = designed < 0 || footage.edges(leaving: scene).contains { !limits[$0].exists }
            if isNeeded { leaving[scene] = footage.limit(leaving: scene) }
            for edge in footage.edges(leaving: scene) where !limits[edge].exists { limits[edge] = leaving[scene] }
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

/// The robust limits of some footage, whether they are worked out when asked for or were handed over.
protocol FootageLimits {
    /// The pairs of scenes that follow each other somewhere, in the order of their numbers.
    var pairs: KeyPlaces<CodePair> { get }
    func edges(leaving scene: Int) -> ArraySlice<Int>
    mutating func limit(ofEdge edge: Int) -> WaitLimit
    mutating func limit(leaving scene: Int) -> WaitLimit
}
