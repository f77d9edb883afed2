import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Footage of a size in one direction: past a block, a segment, codes of 16 bits, the customers of one piece.
@Suite struct VastFootageTests {
    /// Past a segment and two blocks.
    private static let many = 140_000

    /// In blocks, all but the last few at once.
    private static func check(
        _ events: [PlainEvent], edges expected: Set<EdgeRow>, cases: Int, funnel customers: [Int]
    ) throws {
        let blocks = events.blocks(of: BlockBuilder.capacity)
        let late = try #require(events.last)
        var log = EventLog.build(from: blocks)
        for look in 0..<2 {
            let engine = Engine(log: log, script: .sample)
            #expect(Set(engine.edges(InsightFilter())) == expected)
            #expect(engine.edges(InsightFilter(to: Timestamp(milliseconds: .max))) == engine.edges(InsightFilter()))
            #expect(engine.fitness(InsightFilter()).cases == cases)
            #expect(engine.funnel(["t0", "t1"], within: .days(30), InsightFilter()).map(\.customers) == customers)
            #expect(engine.variants(InsightFilter(), limit: 1).sessions == log.customerCount)
            let delays = engine.handOffDelays(InsightFilter())
            #expect(delays == engine.handOffDelays(InsightFilter(to: Timestamp(milliseconds: .max))))
            if look == 1 { break }
            log = EventLog.build(from: blocks.dropLast())
            for event in events.suffix(events.count - log.eventCount).chunked(20_000) {
                log = log.appending(.of(event))
            }
        }
        #expect(log.lastTime?.milliseconds == late.time)
    }

    @Test func `one customer with more events than a segment holds`() throws {
        let events = (0..<Self.many).map { number in
            var event = PlainEvent("c", Int64(number) * 1_000, "t\(number % 2)", reference: "r\(number / 2)")
            event.department = number % 2 == 0 ? "sales" : "care"
            event.arrival = number
            return event
        }
        func row(_ from: TouchpointID, _ to: TouchpointID, _ count: Int) -> EdgeRow {
            EdgeRow(
                from: from, to: to, count: count, totalMilliseconds: Int64(count) * 1_000, maxMilliseconds: 1_000,
                medianMilliseconds: 1_000)
        }
        try Self.check(
            events, edges: [row("t0", "t1", Self.many / 2), row("t1", "t0", Self.many / 2 - 1)],
            cases: Self.many / 2, funnel: [1, 1])
    }

    @Test func `more customers with an event each than a piece of hand-offs names`() throws {
        let events = (0..<Self.many).map { number in
            let isSecond = number >= Self.many - 1_000
            var event = PlainEvent(
                "c\(isSecond ? (number - Self.many + 1_000) * 139 : number)", Int64(number), isSecond ? "t1" : "t0")
            event.department = isSecond ? "care" : "sales"
            event.arrival = number
            return event
        }
        let waits = (0..<1_000).map { Int64(Self.many - 1_000 + $0 - $0 * 139) }
        try Self.check(
            events,
            edges: [
                EdgeRow(
                    from: "t0", to: "t1", count: 1_000, totalMilliseconds: waits.reduce(0, +),
                    maxMilliseconds: waits[0], medianMilliseconds: SlowAnswers.quantile(50, waits))
            ], cases: Self.many - 1_000, funnel: [Self.many - 1_000, 1_000])
    }

    @Test func `more touchpoints than 16 bits count, over more months than memory could hold for each`() throws {
        let count = 80_000
        let events = (0..<count).map { number in
            // 400 years apart, each touchpoint before one common answer.
            var event = PlainEvent(
                "c\(number % 7)", Int64(number % 2) * 12_000_000_000_000, number % 10 == 9 ? "t0" : "scene \(number)")
            if number % 10 == 9 { event.score = 500 }
            event.arrival = number
            return event
        }
        let slow = HostileFootageTests.slow(events, .sample, .everything)
        let blocks = events.blocks(of: 9_000)
        var log = EventLog.build(from: blocks.prefix(4))
        let answers = StandingAnswers()
        _ = Engine(log: log, script: .sample, answers: answers).sceneScores(InsightFilter())
        for block in blocks.dropFirst(4) { log = log.appending(block) }
        let engine = Engine(log: log, script: .sample, answers: answers)
        #expect(log.names(.touchpoint).count == count * 9 / 10 + 1)
        #expect(Set(engine.edges(InsightFilter())) == slow.edges(.customer))
        #expect(engine.variants(InsightFilter(), limit: 1_000, sessionGap: .hours(9)).distinct == 14)
        #expect(engine.fitness(InsightFilter(), limit: .max).departures.count == slow.fitness(.sample).departures.count)
        let scores = engine.sceneScores(InsightFilter())
        #expect(
            scores.reduce(0) { $0 + $1.answers }
                == slow.sceneScores(leavingOut: "feedback").values.reduce(0) { $0 + $1[0] })
        #expect(scores == Engine(log: log.folded(), script: .sample).sceneScores(InsightFilter()))
    }
}

extension Collection {
    fileprivate func chunked(_ size: Int) -> [[Element]] {
        var rest = self[...]
        var chunks: [[Element]] = []
        while !rest.isEmpty {
            chunks.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return chunks
    }
}
