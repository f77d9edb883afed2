import ColumnStore
import Stores

/// One event for tests.
struct TestEvent: Hashable {
    var customer: String
    var time: Int64
    var touchpoint = "order"
    /// Names the event; the same number is the same event.
    var id: UInt64
}

func block(_ events: [TestEvent]) -> EventBlock {
    var builder = BlockBuilder()
    for event in events {
        var row = EventRow()
        row.time = event.time
        row[.customer] = builder.intern(.customer, event.customer)
        row[.touchpoint] = builder.intern(.touchpoint, event.touchpoint)
        row.amountMinor = event.time.isMultiple(of: 2) ? event.time : nil
        row.identity = EventIdentity(high: event.id, low: event.id &* 31)
        builder.append(row)
    }
    return builder.finish()
}

func newBlock(_ events: [TestEvent]) throws -> NewBlock {
    guard let new = NewBlock(block(events)) else { throw NoEvents() }
    return new
}

struct NoEvents: Error {}

func events(of block: EventBlock) -> [TestEvent] {
    (0..<block.count).map { index in
        TestEvent(
            customer: block.text(.customer, at: index) ?? "", time: block.times[index],
            touchpoint: block.text(.touchpoint, at: index) ?? "", id: block.identities[index].high)
    }
}
