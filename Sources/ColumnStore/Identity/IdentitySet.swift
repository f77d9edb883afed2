/// Which events are already known: a set of identities in one flat table, 16 bytes a slot and at most four slots in
/// five taken.
package struct IdentitySet: Sendable {
    /// Identities in slots; all zero is an empty slot, and the identity of zeros is remembered apart.
    private var slots: [EventIdentity]
    private var mask: Int
    private var taken = 0
    private var holdsZero = false

    package init() {
        slots = Array(repeating: EventIdentity(), count: 16)
        mask = 15
    }

    package var count: Int { taken + (holdsZero ? 1 : 0) }

    /// Bytes of memory that it holds.
    package var memory: Int { slots.capacity * MemoryLayout<EventIdentity>.stride }

    /// Makes room for `count` identities in all, so that adding them moves nothing.
    package mutating func reserve(_ count: Int) {
        var size = slots.count
        while size * 4 < count * 5 { size *= 2 }
        if size > slots.count { rehash(to: size) }
    }

    package func contains(_ identity: EventIdentity) -> Bool {
        if identity == EventIdentity() { return holdsZero }
        return slots[slot(of: identity)] == identity
    }

    /// True when the identity was new.
    package mutating func insert(_ identity: EventIdentity) -> Bool {
        if identity == EventIdentity() {
            defer { holdsZero = true }
            return !holdsZero
        }
        let at = slot(of: identity)
        if slots[at] == identity { return false }
        slots[at] = identity
        taken += 1
        if taken * 5 > slots.count * 4 { rehash(to: slots.count * 2) }
        return true
    }

    /// The slot that holds the identity, or the empty one where it belongs.
    private func slot(of identity: EventIdentity) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var at = Int(truncatingIfNeeded: identity.low) & mask
            while slots[at] != identity && slots[at] != EventIdentity() { at = (at + 1) & mask }
            return at
        }
    }

    private mutating func rehash(to size: Int) {
        let old = slots
        slots = Array(repeating: EventIdentity(), count: size)
        mask = size - 1
        for identity in old where identity != EventIdentity() { slots[slot(of: identity)] = identity }
    }
}
