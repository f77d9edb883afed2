import ColumnStore

/// Numbers the pairs of codes that occur, in the order in which they come: edges, hand-offs, departures. A plain table
/// where there are few codes, open addressing where a company has thousands.
struct PairIndex: Sendable {
    /// The pairs by their numbers.
    private(set) var pairs: [Pair] = []
    /// Number + 1 by `from * width + to`, or by hash when `width` is 0.
    private var slots: [UInt32]
    private let width: Int

    struct Pair: Hashable, Sendable {
        var from: UInt32
        var to: UInt32
    }

    private static let widestTable = 512

    /// `codes`: the greatest code, on either side.
    init(codes: Int) {
        width = codes < Self.widestTable ? codes + 1 : 0
        slots = Array(repeating: 0, count: width > 0 ? width * width : 1_024)
    }

    var count: Int { pairs.count }

    /// The number of a pair, new if need be.
    @inline(__always)
    mutating func number(_ from: UInt32, _ to: UInt32) -> Int {
        let at = slot(from, to)
        let found = slots[at]
        return found != 0 ? Int(found) &- 1 : insert(from, to, at)
    }

    /// The pairs of two states of something, each with its number here, new if need be, and its numbers there; nil in
    /// the state that doesn't have it.
    mutating func matching(
        _ before: PairIndex, _ after: PairIndex
    ) -> [(number: Int, before: Int?, after: Int?)] {
        var matches = after.pairs.enumerated().map { place, pair in
            (number: number(pair.from, pair.to), before: before.known(pair.from, pair.to), after: Int?(place))
        }
        for (place, pair) in before.pairs.enumerated() where after.known(pair.from, pair.to) == nil {
            matches.append((number(pair.from, pair.to), place, nil))
        }
        return matches
    }

    /// By number of the pair: where it stands among all pairs by the names of its two touchpoints.
    func placesByName(_ script: CompiledScript) -> [Int] {
        let names = (0...script.touchpoints.count).map { script.touchpoint(UInt32($0)) }
        var ranks = [Int](repeating: 0, count: names.count)
        for (rank, name) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() { ranks[name] = rank }
        return pairs.map { ranks[Int($0.from)] << 32 | ranks[Int($0.to)] }
    }

    /// The number of a pair; nil when it never came.
    func known(_ from: UInt32, _ to: UInt32) -> Int? {
        if width > 0 && (from >= UInt32(width) || to >= UInt32(width)) { return nil }
        let found = slots[slot(from, to)]
        return found == 0 ? nil : Int(found) - 1
    }

    @inline(__always)
    private func slot(_ from: UInt32, _ to: UInt32) -> Int {
        width > 0 ? Int(from) &* width &+ Int(to) : probe(from, to)
    }

    private func probe(_ from: UInt32, _ to: UInt32) -> Int {
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: Mix.murmur(UInt64(from) << 32 | UInt64(to))) & mask
        while slots[at] != 0 && pairs[Int(slots[at]) - 1] != Pair(from: from, to: to) { at = (at + 1) & mask }
        return at
    }

    private mutating func insert(_ from: UInt32, _ to: UInt32, _ at: Int) -> Int {
        slots[at] = UInt32(pairs.count + 1)
        pairs.append(Pair(from: from, to: to))
        if width == 0 && pairs.count * 2 > slots.count { grow() }
        return pairs.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (number, pair) in pairs.enumerated() { slots[probe(pair.from, pair.to)] = UInt32(number + 1) }
    }
}
