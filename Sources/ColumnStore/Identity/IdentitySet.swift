/// Which events are already known. Whole numbers that lie close together take a bit or two each, all other identities
/// sixteen bytes and a quarter.
package struct IdentitySet: Sendable {
    private var numbers = NumberSet()
    private var others = HashedIdentities()

    package init() {}

    package var count: Int { numbers.count + others.count }
    /// Bytes of memory that the set holds.
    package var memory: Int { numbers.memory + others.memory }

    package func contains(_ identity: EventIdentity) -> Bool {
        identity.number.map(numbers.contains) ?? others.contains(identity)
    }

    /// True when the identity was new.
    package mutating func insert(_ identity: EventIdentity) -> Bool {
        if let number = identity.number { return numbers.insert(number) }
        return others.insert(identity)
    }

    /// Takes in all identities of a block and tells which were known before, or stand in it twice: their places.
    package mutating func insert(contentsOf column: IdentityColumn) -> [Int] {
        var known: [Int] = []
        switch column.storage {
        case .numbers(let values):
            for (index, number) in values.enumerated() where !numbers.insert(number) { known.append(index) }
        case .mixed(let identities):
            for (index, identity) in identities.enumerated() where !insert(identity) { known.append(index) }
        }
        return known
    }
}

/// Where a hash falls in a table of any size: the upper bits decide (Lemire 2019, "Fast random integer generation in an
/// interval").
@inline(__always)
private func place(_ hash: UInt64, in size: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: size)).high)
}

/// Grows by half, so that between half and four fifths of a table are taken.
private func larger(_ size: Int) -> Int { max(16, size + size / 2) }

/// Numbers as bits, 64 neighbours a word; words in one open-addressed table.
private struct NumberSet: Sendable {
    /// 64 neighbours: which they are, counted from 1 so that 0 is an empty slot, and those that are in.
    private struct Word {
        var neighbours: UInt64 = 0
        var bits: UInt64 = 0
    }

    private var words: [Word] = []
    private var taken = 0
    private(set) var count = 0
    /// The slot used last: numbers mostly come in their order.
    private var latest = 0

    var memory: Int { words.capacity * MemoryLayout<Word>.stride }

    func contains(_ number: UInt64) -> Bool {
        guard !words.isEmpty else { return false }
        return words[slot(of: number &>> 6 &+ 1)].bits &>> (number & 63) & 1 == 1
    }

    @inline(__always)
    mutating func insert(_ number: UInt64) -> Bool {
        let neighbours = number &>> 6 &+ 1
        if words.isEmpty || words[latest].neighbours != neighbours { find(neighbours) }
        let bit = 1 as UInt64 &<< (number & 63)
        guard words[latest].bits & bit == 0 else { return false }
        words[latest].bits |= bit
        count += 1
        return true
    }

    /// Makes the neighbours' slot, new if need be, the latest.
    private mutating func find(_ neighbours: UInt64) {
        if (taken + 1) * 5 > words.count * 4 { grow() }
        latest = slot(of: neighbours)
        if words[latest].neighbours == 0 {
            words[latest].neighbours = neighbours
            taken += 1
        }
    }

    private func slot(of neighbours: UInt64) -> Int {
        words.withUnsafeBufferPointer { words in
            var at = place(Mix.splitMix(neighbours), in: words.count)
            while words[at].neighbours != neighbours, words[at].neighbours != 0 {
                at += 1
                if at == words.count { at = 0 }
            }
            return at
        }
    }

    private mutating func grow() {
        let old = words
        words = Array(repeating: Word(), count: larger(old.count))
        for word in old where word.neighbours != 0 { words[slot(of: word.neighbours)] = word }
    }
}

/// Identities of 128 bits in one open-addressed table.
private struct HashedIdentities: Sendable {
    /// All zero is an empty slot, and the identity of zeros is remembered apart.
    private var slots: [EventIdentity] = []
    private var taken = 0
    private var holdsZero = false

    var count: Int { taken + (holdsZero ? 1 : 0) }
    var memory: Int { slots.capacity * MemoryLayout<EventIdentity>.stride }

    func contains(_ identity: EventIdentity) -> Bool {
        if identity == EventIdentity() { return holdsZero }
        return !slots.isEmpty && slots[slot(of: identity)] == identity
    }

    mutating func insert(_ identity: EventIdentity) -> Bool {
        if identity == EventIdentity() {
            defer { holdsZero = true }
            return !holdsZero
        }
        if (taken + 1) * 5 > slots.count * 4 { grow() }
        let at = slot(of: identity)
        if slots[at] == identity { return false }
        slots[at] = identity
        taken += 1
        return true
    }

    /// The slot that holds the identity, or the empty one where it belongs.
    private func slot(of identity: EventIdentity) -> Int {
        slots.withUnsafeBufferPointer { slots in
            // Multiplied, so that identities that differ in few bits don't crowd (Fibonacci hashing, Knuth 1973, 6.4).
            var at = place((identity.low ^ identity.high) &* 0x9E37_79B9_7F4A_7C15, in: slots.count)
            while slots[at] != identity, slots[at] != EventIdentity() {
                at += 1
                if at == slots.count { at = 0 }
            }
            return at
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: EventIdentity(), count: larger(old.count))
        for identity in old where identity != EventIdentity() { slots[slot(of: identity)] = identity }
    }
}
