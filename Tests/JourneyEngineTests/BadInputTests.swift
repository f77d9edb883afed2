import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Footage that nobody would make up on purpose: answers stay exact, nothing traps.
@Suite struct BadInputTests {
    private static func askEverything(_ log: EventLog) -> Engine {
        let engine = Engine(log: log, script: .sample)
        let all = InsightFilter()
        for grouping in Grouping.allCases {
            _ = engine.edges(all, within: grouping)
            _ = engine.handOffs(all, within: grouping)
            _ = engine.variants(all, within: grouping, limit: 10, sessionGap: .days(1))
            _ = engine.performance(all, within: grouping)
        }
        _ = engine.fitness(all)
        _ = engine.scenes(all)
        _ = engine.funnel(["t0", "t1"], within: .days(30), all)
        _ = engine.storyMeasures(all)
        _ = engine.ownerMeasures(all)
        _ = engine.eventuallyFollows([("t0", "t1")], all)
        return engine
    }

    @Test func `one customer with a hundred thousand events and as many cases`() {
        let events = (0..<100_000).map { PlainEvent("c", Int64($0), "t\($0 % 3)", reference: "r\($0)") }
        let log = EventLog.build(from: [.of(events.prefix(60_000)), .of(events.dropFirst(60_000))])
        let engine = Self.askEverything(log)
        #expect(engine.edges(InsightFilter(), within: .case).isEmpty)
        #expect(engine.edges(InsightFilter(), within: .customer).map(\.count).reduce(0, +) == 99_999)
        #expect(engine.fitness(InsightFilter()).cases == 100_000)
    }

    @Test func `all events at one time keep their order of arrival`() {
        let log = EventLog.build(from: [.of((0..<3_000).map { PlainEvent("c\($0 % 2)", 7, "t\($0 % 4)") })])
        let rows = Self.askEverything(log).edges(InsightFilter())
        #expect(
            rows.map { [$0.from.text, $0.to.text] }.sorted { $0[0] < $1[0] }
                == [["t0", "t2"], ["t1", "t3"], ["t2", "t0"], ["t3", "t1"]])
        #expect(rows.allSatisfy { $0.totalMilliseconds == 0 && $0.maxMilliseconds == 0 })
    }

    @Test func `a gap of a billion seconds is counted as it is`() {
        let gap: Int64 = 1_000_000_000_000
        let log = EventLog.build(from: [.of([PlainEvent("c", 0, "t0"), PlainEvent("c", gap, "t1")])])
        let rows = Self.askEverything(log).edges(InsightFilter())
        #expect(rows.map(\.totalMilliseconds) == [gap])
    }

    @Test func `moments at both ends of time don't overflow`() {
        let times: [Int64] = [.min, .max, .min, .max, 0]
        let log = EventLog.build(from: [.of(times.map { PlainEvent("c", $0, "t0") })])
        let rows = Self.askEverything(log).edges(InsightFilter())
        #expect(rows.map(\.count) == [4])
        #expect(rows.map(\.maxMilliseconds) == [.max])
        #expect(rows.map(\.totalMilliseconds) == [.max])
    }

    @Test func `touchpoints that the script doesn't know, even thousands of them`() {
        let events = (0..<6_000).map { PlainEvent("c\($0 % 50)", Int64($0), "scene \($0 % 3_000)") }
        let engine = Self.askEverything(.build(from: [.of(events)]))
        #expect(engine.scenes(InsightFilter()).count == 3_000)
        #expect(engine.edges(InsightFilter()).map(\.count).reduce(0, +) == 5_950)
    }

    @Test func `an event without a touchpoint has one without a name`() {
        let log = EventLog.build(from: [.of([PlainEvent("c", 0, ""), PlainEvent("c", 1, "t0")])])
        #expect(Self.askEverything(log).edges(InsightFilter()).map(\.from) == [""])
    }

    @Test func `a filter for what doesn't exist keeps nothing`() {
        let engine = Engine(log: RandomLog(seed: 2).log(), script: .sample)
        for filter in [
            InsightFilter(journey: "x"), InsightFilter(department: "x"), InsightFilter(channel: "x"),
            InsightFilter(segment: "x"), InsightFilter(from: Timestamp(milliseconds: .max)),
            InsightFilter(to: Timestamp(milliseconds: .min)),
        ] {
            #expect(engine.edges(filter).isEmpty)
            #expect(engine.variants(filter, limit: 3).sessions == 0)
            #expect(engine.scenes(filter).isEmpty)
            #expect(engine.funnel(["t0"], within: .days(1), filter)[0].customers == 0)
        }
    }

    @Test func `a typical event takes few bytes`() {
        let log = EventLog.build(
            from: (0..<3).map { block in
                .of(
                    (0..<5_000).map { index in
                        let number = block * 5_000 + index
                        var event = PlainEvent("customer-\(number % 300)", Int64(number) * 60_000, "t\(number % 40)")
                        event.department = "d\(number % 8)"
                        event.channel = "ch\(number % 5)"
                        event.kind = "interaction"
                        event.reference = "order-\(number / 10)"
                        event.amount = number % 9 == 0 ? Int64(number % 40_000) : nil
                        event.score = number % 20 == 0 ? Int32(number % 11) * 100 : nil
                        event.effort = Int32(number % 600)
                        return event
                    })
            })
        #expect(log.segments[0].bytes < log.eventCount * 22)
    }
}
