import ColumnStore

/// Distinct sequences of codes and how often each came. Found by a 64-bit hash and verified code by code, so that two
/// sequences are never taken for one. Kept in parts by the hash, so that each fits into the processor's cache and parts
/// can be worked on side by side.
struct VariantTable: MergeableResult {
    struct Entry: Sendable {
        let hash: UInt64
        fileprivate(set) var start: Int
        /// In codes.
        let length: Int
        fileprivate(set) var count: Int
    }

    /// Bytes of one code.
    let width: Int
    private(set) var parts: [VariantPart]

    static let partBits = 6

    /// `codes`: the greatest code.
    init(codes: Int) {
        width = codes <= 0xFF ? 1 : 4
        parts = Array(repeating: VariantPart(), count: 1 << Self.partBits)
    }

    init(width: Int, parts: [VariantPart]) {
        self.width = width
        self.parts = parts
    }

    var total: Int { parts.reduce(0) { $0 + $1.total } }
    var distinct: Int { parts.reduce(0) { $0 + $1.distinct } }
    var sumOfSquaredCounts: Int { parts.reduce(0) { $0 &+ $1.sumOfSquaredCounts } }

    /// All distinct sequences.
    var entries: [Entry] { parts.flatMap { $0.entries.lazy.filter { $0.count > 0 } } }

    /// The codes of a distinct sequence.
    func sequence(_ entry: Entry) -> [UInt32] { parts[Self.part(of: entry.hash)].sequence(entry, width) }

    @inline(__always)
    static func part(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> UInt64(64 - partBits)) }

    /// Counts a sequence of codes, each in `width` bytes, `count` times, or takes that back where it is negative.
    mutating func add(bytes: UnsafeRawBufferPointer, hash: UInt64, count: Int = 1) {
        parts[Self.part(of: hash)].add(bytes, hash: hash, count: count, width: width)
    }

    /// Counts a sequence.
    mutating func add(_ codes: [UInt32], count: Int = 1) {
        if width == 4 {
            codes.withUnsafeBytes { add(bytes: $0, hash: VariantHash.of($0), count: count) }
        } else {
            codes.map { UInt8(truncatingIfNeeded: $0) }.withUnsafeBytes {
                add(bytes: $0, hash: VariantHash.of($0), count: count)
            }
        }
    }

    mutating func merge(_ other: VariantTable) {
        for part in parts.indices { parts[part].add(other.parts[part], times: 1, width: width) }
    }

    /// Takes back what was counted before; for customers whose stories have changed.
    mutating func subtract(_ other: VariantTable) {
        for part in parts.indices { parts[part].add(other.parts[part], times: -1, width: width) }
    }

    /// The most frequent sequences; ties in the order of their names joined by `>`, compared by bytes.
    func top(_ limit: Int, names: [[UInt8]]) -> [(codes: [UInt32], count: Int)] {
        if limit <= 0 { return [] }
        // Mostly the few frequent ones will do, and the very many rare ones needn't be looked at.
        var numbers = parts.map(\.frequent)
        if numbers.reduce(0, { $0 + $1.count }) < limit { numbers = parts.map { Array($0.entries.indices) } }
        let least = leastCount(amongMostFrequent: limit, numbers)
        let candidates = zip(parts, numbers).flatMap { part, numbers in
            numbers.lazy.map { part.entries[$0] }.filter { $0.count >= least }.map {
                (codes: part.sequence($0, width), count: $0.count)
            }
        }
        return Array(candidates.sorted { Self.isBefore($0, $1, names) }.prefix(limit))
    }

    /// Among the entries of these numbers, by part.
    private func leastCount(amongMostFrequent limit: Int, _ numbers: [[Int]]) -> Int {
        var counts: [Int64] = []
        counts.reserveCapacity(numbers.reduce(0) { $0 + $1.count })
        for (part, numbers) in zip(parts, numbers) {
            for number in numbers where part.entries[number].count > 0 {
                counts.append(Int64(part.entries[number].count))
            }
        }
        if limit >= counts.count { return 1 }
        return counts.withUnsafeMutableBufferPointer {
            Int(RankSelection.value(atRank: $0.count - limit + 1, of: $0))
        }
    }

    private static func isBefore(
        _ left: (codes: [UInt32], count: Int), _ right: (codes: [UInt32], count: Int), _ names: [[UInt8]]
    ) -> Bool {
        if left.count != right.count { return left.count > right.count }
        var index = 0
        let shorter = min(left.codes.count, right.codes.count)
        while index < shorter, left.codes[index] == right.codes[index] { index += 1 }
        if index == shorter { return left.codes.count < right.codes.count }
        return joined(left.codes, from: index, names).lexicographicallyPrecedes(
            joined(right.codes, from: index, names))
    }

    private static func joined(_ codes: [UInt32], from index: Int, _ names: [[UInt8]]) -> [UInt8] {
        Array(codes.dropFirst(index).map { names[Int($0)] }.joined(separator: [UInt8(ascii: ">")]))
    }
}

/// The sequences of one part of a table.
struct VariantPart: Sendable {
    private(set) var entries: [VariantTable.Entry] = []
    /// All distinct sequences, one after the other.
    private var arena: [UInt8] = []
    /// Entry + 1; 0 is empty.
    private var slots: [UInt32] = []
    /// Entries that have come `frequentCount` times, some more than once, and some less often by now.
    private var risen: [UInt32] = []
    private(set) var total = 0
    private(set) var distinct = 0
    private(set) var sumOfSquaredCounts = 0

    init() {}

    /// With room for so many sessions, of which some may be the same.
    init(sessions: Int) {
        var size = 64
        while size < sessions { size *= 2 }
        slots = Array(repeating: 0, count: size)
        entries.reserveCapacity(sessions / 2)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer, hash: UInt64, count: Int, width: Int) {
        if (entries.count + 1) * 2 > slots.count { grow() }
        total += count
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] != 0 {
            let number = Int(slots[at]) - 1
            if entries[number].hash == hash && equals(entries[number], bytes, width) {
                recount(number, by: count)
                return
            }
            at = (at + 1) & mask
        }
        slots[at] = UInt32(entries.count + 1)
        entries.append(VariantTable.Entry(hash: hash, start: arena.count, length: bytes.count / width, count: 0))
        arena.append(contentsOf: bytes)
        recount(entries.count - 1, by: count)
    }

    private static let frequentCount = 16

    /// The numbers of all entries that came that often.
    var frequent: [Int] {
        var risen = risen
        risen.sortAndDropRepeats()
        return risen.lazy.map { Int($0) }.filter { entries[$0].count >= Self.frequentCount }
    }

    private mutating func recount(_ number: Int, by change: Int) {
        let before = entries[number].count
        let after = before + change
        entries[number].count = after
        distinct += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
        if before < Self.frequentCount && after >= Self.frequentCount {
            if risen.count > 2 * entries.count { risen.sortAndDropRepeats() }
            risen.append(UInt32(number))
        }
        // Counts of a file may be anything; those of events can't come near an overflow.
        sumOfSquaredCounts = sumOfSquaredCounts &+ after &* after &- before &* before
    }

    mutating func add(_ other: VariantPart, times: Int, width: Int) {
        other.arena.withUnsafeBytes { arena in
            for entry in other.entries where entry.count != 0 {
                let bytes = UnsafeRawBufferPointer(rebasing: arena[entry.start..<entry.start + entry.length * width])
                add(bytes, hash: entry.hash, count: entry.count * times, width: width)
            }
        }
    }

    func sequence(_ entry: VariantTable.Entry, _ width: Int) -> [UInt32] {
        arena.withUnsafeBytes { arena in
            (0..<entry.length).map { index in
                width == 1
                    ? UInt32(arena[entry.start + index])
                    : arena.loadUnaligned(fromByteOffset: entry.start + index * 4, as: UInt32.self)
            }
        }
    }

    private func equals(_ entry: VariantTable.Entry, _ bytes: UnsafeRawBufferPointer, _ width: Int) -> Bool {
        guard entry.length * width == bytes.count else { return false }
        return arena.withUnsafeBytes { arena in
            var index = 0
            while index + 8 <= bytes.count {
                let known = arena.loadUnaligned(fromByteOffset: entry.start + index, as: UInt64.self)
                if known != bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
                index += 8
            }
            while index < bytes.count {
                if arena[entry.start + index] != bytes[index] { return false }
                index += 1
            }
            return true
        }
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: max(64, slots.count * 2))
        let mask = slots.count - 1
        for (number, entry) in entries.enumerated() {
            var at = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[at] != 0 { at = (at + 1) & mask }
            slots[at] = UInt32(number + 1)
        }
    }
}

/// The hash of a sequence of codes: eight bytes at a time.
enum VariantHash {
    private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93

    @inline(__always)
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
        guard let start = bytes.baseAddress else { return finish(hash) }
        var index = 0
        while index &+ 8 <= bytes.count {
            hash = (hash ^ (start + index).loadUnaligned(as: UInt64.self)) &* factor
            hash ^= hash &>> 32
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest &<< 8 | UInt64((start + index).load(as: UInt8.self))
            index &+= 1
        }
        return finish((hash ^ rest) &* factor)
    }

    @inline(__always)
    private static func finish(_ hash: UInt64) -> UInt64 {
        var hash = hash ^ (hash &>> 32)
        hash = hash &* factor
        return hash ^ (hash &>> 29)
    }
}
