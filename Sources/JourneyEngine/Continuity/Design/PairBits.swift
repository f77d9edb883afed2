/// Pairs of scenes as bits, for the order of first occurrences: one row of words a scene.
struct PairBits: Sendable {
    let count: Int
    private let width: Int
    private var words: [UInt64]

    init(count: Int) {
        self.count = count
        width = (count + 63) / 64
        words = Array(repeating: 0, count: width * count)
    }

    /// The design's order, by rank.
    init(orderOf design: GapDesign) {
        self.init(count: design.ranked.count)
        for pair in design.orderPairs.keys { insert(Int(pair.from), Int(pair.to)) }
    }

    @inline(__always)
    func contains(_ row: Int, _ column: Int) -> Bool {
        words[row * width + column &>> 6] &>> (UInt64(column) & 63) & 1 != 0
    }

    mutating func insert(_ row: Int, _ column: Int) {
        words[row * width + column &>> 6] |= 1 &<< (UInt64(column) & 63)
    }

    var hasAny: Bool { words.contains { $0 != 0 } }

    mutating func formUnion(_ other: PairBits) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Everything that can be reached in one step or more (Warshall 1962).
    mutating func closeTransitively() {
        for middle in 0..<count {
            for row in 0..<count where contains(row, middle) {
                for word in 0..<width { words[row * width + word] |= words[middle * width + word] }
            }
        }
    }
}
