import ColumnStore

/// Distinct sequences of codes and how often each came. Found by a 64-bit hash and verified code by code, so that two
/// sequences are never taken for one.
struct VariantTable: MergeableResult {
    struct Entry: Sendable {
        let hash: UInt64
        let start: Int
        let length: Int
        var count: Int
    }

    private(set) var entries: [Entry] = []
    /// All distinct sequences, one after the other.
    private var arena: [UInt32] = []
    /// Entry + 1; 0 is empty.
    private var slots: [UInt32] = Array(repeating: 0, count: 1_024)
    private(set) var total = 0

    init() {}

    /// The codes of a distinct sequence.
    func sequence(_ entry: Entry) -> ArraySlice<UInt32> { arena[entry.start..<entry.start + entry.length] }

    /// Hash of no codes; `extend` it by each code in turn.
    static let emptyHash: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    static func extend(_ hash: UInt64, by code: UInt32) -> UInt64 {
        let word = (hash ^ UInt64(code)) &* 0xD6E8_FEB8_6659_FD93
        return word ^ (word &>> 32)
    }

    /// Counts a sequence whose hash is known.
    mutating func add(_ codes: UnsafeBufferPointer<UInt32>, hash: UInt64, count: Int = 1) {
        total += count
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] != 0 {
            let number = Int(slots[at]) - 1
            if entries[number].hash == hash && equals(entries[number], codes) {
                entries[number].count += count
                return
            }
            at = (at + 1) & mask
        }
        slots[at] = UInt32(entries.count + 1)
        entries.append(Entry(hash: hash, start: arena.count, length: codes.count, count: count))
        arena.append(contentsOf: codes)
        if entries.count * 2 > slots.count { grow() }
    }

    /// Counts a sequence.
    mutating func add(_ codes: [UInt32]) {
        let hash = codes.reduce(Self.emptyHash, Self.extend)
        codes.withUnsafeBufferPointer { add($0, hash: hash) }
    }

    mutating func merge(_ other: VariantTable) {
        other.arena.withUnsafeBufferPointer { arena in
            for entry in other.entries {
                let codes = UnsafeBufferPointer(rebasing: arena[entry.start..<entry.start + entry.length])
                add(codes, hash: entry.hash, count: entry.count)
            }
        }
    }

    private func equals(_ entry: Entry, _ codes: UnsafeBufferPointer<UInt32>) -> Bool {
        guard entry.length == codes.count else { return false }
        return arena.withUnsafeBufferPointer { arena in
            for index in 0..<codes.count where arena[entry.start + index] != codes[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, entry) in entries.enumerated() {
            var at = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[at] != 0 { at = (at + 1) & mask }
            slots[at] = UInt32(number + 1)
        }
    }
}

extension VariantTable {
    /// The most frequent sequences; ties in the order of their names joined by `>`, compared by bytes.
    func top(_ limit: Int, names: [[UInt8]]) -> [Entry] {
        if limit <= 0 { return [] }
        if limit >= entries.count { return entries.sorted { isBefore($0, $1, names) } }
        var counts = entries.map { Int64($0.count) }
        let least = counts.withUnsafeMutableBufferPointer {
            RankSelection.value(atRank: entries.count - limit + 1, of: $0)
        }
        let candidates = entries.filter { $0.count >= least }
        return Array(candidates.sorted { isBefore($0, $1, names) }.prefix(limit))
    }

    private func isBefore(_ left: Entry, _ right: Entry, _ names: [[UInt8]]) -> Bool {
        if left.count != right.count { return left.count > right.count }
        var index = 0
        let shorter = min(left.length, right.length)
        while index < shorter, arena[left.start + index] == arena[right.start + index] { index += 1 }
        if index == shorter { return left.length < right.length }
        return joined(left, from: index, names).lexicographicallyPrecedes(joined(right, from: index, names))
    }

    private func joined(_ entry: Entry, from index: Int, _ names: [[UInt8]]) -> [UInt8] {
        Array(sequence(entry).dropFirst(index).map { names[Int($0)] }.joined(separator: [UInt8(ascii: ">")]))
    }
}
