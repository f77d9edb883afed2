/// A key of a few small integers that knows how to spread itself over a hash table.
protocol PackedKey: Equatable, Sendable {
    var spread: UInt64 { get }
}

/// Gives each distinct key the next place 0, 1, 2 ..., so that what is counted by key lives in plain arrays.
/// Open addressing with linear probing; keys are never taken out.
struct KeyPlaces<Key: PackedKey>: Sendable {
    private(set) var keys: [Key] = []
    /// Place + 1; 0 is empty.
    private var slots: [UInt32]
    private var mask: Int

    init(minimumCapacity: Int = 16) {
        var size = 32
        while size < minimumCapacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    var count: Int { keys.count }

    /// The key's place; a new key gets the next one.
    @inline(__always)
    mutating func place(of key: Key) -> Int {
        var at = Int(truncatingIfNeeded: key.spread &>> 20) & mask
        while slots[at] != 0 {
            let place = Int(slots[at]) - 1
            if keys[place] == key { return place }
            at = (at + 1) & mask
        }
        return insert(key, at: at)
    }

    /// The key's place; nil for a key that never came.
    @inline(__always)
    func known(_ key: Key) -> Int? {
        var at = Int(truncatingIfNeeded: key.spread &>> 20) & mask
        while slots[at] != 0 {
            let place = Int(slots[at]) - 1
            if keys[place] == key { return place }
            at = (at + 1) & mask
        }
        return nil
    }

    private mutating func insert(_ key: Key, at slot: Int) -> Int {
        keys.append(key)
        slots[slot] = UInt32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        mask = slots.count - 1
        for (place, key) in keys.enumerated() {
            var at = Int(truncatingIfNeeded: key.spread &>> 20) & mask
            while slots[at] != 0 { at = (at + 1) & mask }
            slots[at] = UInt32(place + 1)
        }
    }
}

/// Two codes in order: from one touchpoint to another, from one channel to another.
struct CodePair: PackedKey {
    var from: UInt32
    var to: UInt32

    @inline(__always)
    var spread: UInt64 { Spread.of(UInt64(from) &<< 32 | UInt64(to)) }
}

/// Mixes words for hash tables (the finaliser of splitmix64: Steele, Lea and Flood 2014).
enum Spread {
    @inline(__always)
    static func of(_ word: UInt64) -> UInt64 {
        var mixed = (word ^ (word &>> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed &>> 31)
    }
}
