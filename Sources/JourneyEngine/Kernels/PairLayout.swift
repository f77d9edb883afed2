/// Where what was counted by pair of codes goes when it is placed pair after pair: the step between a kernel's two
/// passes.
struct PairLayout {
    /// The pairs that occur.
    private(set) var index: PairIndex
    /// Where each of them starts, with the end of the last behind them.
    private(set) var starts = [0]
    /// By cell, `from * side + to`: where the next one goes.
    var next: [Int]

    /// `counts`: by cell; `side`: how many codes there are, with 0.
    init(_ counts: [Int], side: Int) {
        index = PairIndex(codes: side - 1)
        next = Array(repeating: 0, count: counts.count)
        for cell in counts.indices where counts[cell] > 0 {
            next[cell] = starts[starts.count - 1]
            _ = index.number(UInt32(cell / side), UInt32(cell % side))
            starts.append(next[cell] + counts[cell])
        }
    }

    /// How much there is to place.
    var total: Int { starts[starts.count - 1] }

    /// Each pair in its own line.
    var numbers: [Int] { Array(0..<index.count) }
}
