/// What a first pass over the footage collects before gaps can be found: every wait between neighbouring scenes of a
/// case, and which pairs of the designed order were ever lived the wrong way round. One for each range of customers.
struct WaitSamples: Sendable {
    private(set) var edges = KeyPlaces<CodePair>()
    /// For each wait its edge and its length in milliseconds.
    private(set) var edgeOf: [UInt32] = []
    private(set) var waits: [Int64] = []
    var broken: PairBits

    init(ranks: Int = 0) {
        broken = PairBits(count: ranks)
    }

    init(design: GapDesign) {
        self.init(ranks: design.ranked.count)
    }

    mutating func add(_ pair: CodePair, _ more: [Int64]) {
        edgeOf.append(contentsOf: repeatElement(UInt32(edges.place(of: pair)), count: more.count))
        waits.append(contentsOf: more)
    }

    mutating func add(_ events: Span<CaseEvent>) {
        for index in 1..<max(events.count, 1) {
            let pair = CodePair(from: events[index - 1].touchpoint, to: events[index].touchpoint)
            edgeOf.append(UInt32(truncatingIfNeeded: edges.place(of: pair)))
            waits.append(events[index].time.minus(events[index - 1].time))
        }
    }
}
