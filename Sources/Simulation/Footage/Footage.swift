/// Everything that happened to all customers, small enough to keep a million events beside each other.
struct Footage: Sendable {
    private(set) var events: [SimulatedEvent] = []
    private(set) var tally = LifeTally()

    init(customers: Int) {
        events.reserveCapacity(customers * 50)
    }

    mutating func add(_ life: Life) {
        events.append(contentsOf: life.events)
        tally.add(life)
    }

    /// Places of the events in the order in which they happened; at the same second, in the order of the customers
    /// and of what befell each. One sort of plain numbers: the time above, the place below.
    func inOrderOfTime() -> [UInt64] {
        var keys = events.indices.map { UInt64(events[$0].time) << 32 | UInt64($0) }
        keys.sort()
        return keys
    }

    /// The event that a key of ``inOrderOfTime()`` stands for.
    subscript(key: UInt64) -> SimulatedEvent { events[Int(key & 0xFFFF_FFFF)] }
}
