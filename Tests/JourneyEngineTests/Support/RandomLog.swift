import ColumnStore

@testable import JourneyEngine

/// A made-up footage with everything that makes trouble: late events, equal times, cases with and without reference,
/// absent values, one very active customer.
struct RandomLog {
    var events: [PlainEvent]

    init(seed: UInt64, events count: Int = 400, customers: Int = 25, touchpoints: Int = 7) {
        var chance = SeededChance(seed)
        var more = SeededChance(seed &+ 1_000_003)
        var time: Int64 = 1_700_000_000_000
        events = (0..<count).map { arrival in
            time += Int64.random(in: 0...40_000_000, using: &chance) * (Bool.random(using: &chance) ? 1 : 0)
            let late = Int.random(in: 0..<10, using: &chance) == 0
            let number = min(
                Int.random(in: 0..<customers, using: &chance), Int.random(in: 0..<customers, using: &chance))
            var event = PlainEvent(
                "c\(number)", time - (late ? 100_000_000 : 0), "t\(Int.random(in: 0..<touchpoints, using: &chance))")
            event.department = ["sales", "finance", "care", nil].randomElement(using: &chance) ?? nil
            event.channel = ["web", "phone", nil].randomElement(using: &chance) ?? nil
            event.kind = ["purchase", "feedback", nil].randomElement(using: &chance) ?? nil
            event.segment = ["gold", "basic", nil, nil].randomElement(using: &chance) ?? nil
            event.reference = Bool.random(using: &chance) ? "r\(number)-\(Int.random(in: 0..<4, using: &chance))" : nil
            if Int.random(in: 0..<4, using: &chance) == 0 {
                event.score = Int32.random(in: 1...5, using: &chance) * 100
                event.scale = Bool.random(using: &chance) ? "1-5" : nil
            }
            if Int.random(in: 0..<3, using: &chance) == 0 {
                event.amount = Int64.random(in: -5_000...90_000, using: &chance)
            }
            if Int.random(in: 0..<20, using: &chance) == 0 {
                event.promise = "p\(arrival)"
                event.due = time + Int64.random(in: 0...1_000_000_000, using: &chance)
            }
            if Bool.random(using: &chance) { event.effort = Int32.random(in: 0...900, using: &chance) }
            event.arrival = arrival
            event.outcome = ["failure", "resolved", nil, nil].randomElement(using: &more) ?? nil
            event.employee = ["ann", "bob", nil].randomElement(using: &more) ?? nil
            event.asks = ["address", "number"].filter { _ in Int.random(in: 0..<4, using: &more) == 0 }
            if Int.random(in: 0..<6, using: &more) == 0 {
                event.facts["account"] = ["A1", "A2", "A3"].randomElement(using: &more)
            }
            if Bool.random(using: &more) { event.facts["price"] = ["80", "90"].randomElement(using: &more) }
            return event
        }
    }

    /// The events in blocks of random sizes, from block to block in order of arrival.
    func blocks(seed: UInt64) -> [EventBlock] {
        var chance = SeededChance(seed)
        var blocks: [EventBlock] = []
        var rest = events[...]
        while !rest.isEmpty {
            let size = min(rest.count, Int.random(in: 1...90, using: &chance))
            blocks.append(.of(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return blocks
    }

    func log(seed: UInt64 = 1) -> EventLog { EventLog.build(from: blocks(seed: seed)) }

    /// Each customer's events in order; customers in the order in which they first came.
    var stories: [[PlainEvent]] { events.stories }
}
