import ColumnStore

/// Numbers the distinct rows of a partial result by their keys, in the order in which they come. A key is a sequence of
/// codes; it is found by hash and verified code by code.
struct KeyIndex: Hashable, Sendable {
    private var codes: [UInt32] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Number + 1; 0 is empty.
    private var slots: [UInt32] = Array(repeating: 0, count: 16)

    var count: Int { ends.count }

    subscript(number: Int) -> ArraySlice<UInt32> {
        codes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    }

    /// The number of a key, new if need be.
    mutating func number(_ key: some Collection<UInt32>) -> Int {
        let hash = key.reduce(UInt64(key.count)) { Mix.murmur($0 ^ (UInt64($1) &+ 1)) }
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] != 0 {
            let number = Int(slots[at]) - 1
            if hashes[number] == hash && self[number].elementsEqual(key) { return number }
            at = (at + 1) & mask
        }
        slots[at] = UInt32(count + 1)
        codes.append(contentsOf: key)
        ends.append(codes.count)
        hashes.append(hash)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var at = Int(truncatingIfNeeded: hash) & mask
            while slots[at] != 0 { at = (at + 1) & mask }
            slots[at] = UInt32(number + 1)
        }
    }
}
