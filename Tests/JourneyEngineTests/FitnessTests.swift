import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

@Suite struct FitnessTests {
    /// Cases by reference, an hour between events; then a long silence, broken by another case of another customer.
    private static func fitness(_ cases: [[String]], script: Script = .sample, filter: InsightFilter = InsightFilter())
        -> FitnessAnswer
    {
        var events: [PlainEvent] = []
        for (number, touchpoints) in cases.enumerated() {
            for (hour, touchpoint) in touchpoints.enumerated() {
                events.append(
                    PlainEvent("c\(number % 3)", Int64(hour) * 3_600_000, touchpoint, reference: "r\(number)"))
            }
        }
        events.append(PlainEvent("late", 90 * 86_400_000, "t5", reference: "late"))
        return Engine(log: .build(from: [.of(events)]), script: script).fitness(filter)
    }

    /// What the closing case of every log adds: one case that begins where none may.
    private static let late = FitnessAnswer.Row(departure: .start("t5"), occurrences: 1, cases: 1)

    @Test func `cases over designed hand-offs from start to end ran as designed`() {
        let answer = Self.fitness([["t0", "t1", "t2", "never"], ["t3", "t4", "t5"], ["t3", "t4", "t5"]])
        #expect(answer.cases == 4)
        #expect(answer.asDesigned.value == 0.75)
        #expect(answer.asDesigned.count == 4)
        #expect(answer.asDesigned.few)
        #expect(answer.stillOpen == 0)
        #expect(answer.departures == [Self.late])
    }

    @Test func `each kind of departure is named with its cases`() {
        let answer = Self.fitness([
            ["t0", "t2", "never"], ["t0", "t2", "never"], ["t1", "t2", "never"], ["t0", "t1"],
            ["t0", "fax", "t1", "t2", "never"], ["t0", "t1", "t1", "t1", "t2", "never"],
        ])
        #expect(answer.asDesigned.value == 0)
        #expect(
            answer.departures == [
                .init(departure: .handOff(from: "t0", to: "t2"), occurrences: 2, cases: 2),
                .init(departure: .handOff(from: "t1", to: "t1"), occurrences: 2, cases: 1),
                .init(departure: .start("t1"), occurrences: 1, cases: 1), Self.late,
                .init(departure: .end("t1"), occurrences: 1, cases: 1),
                .init(departure: .unknown("fax"), occurrences: 1, cases: 1),
            ])
    }

    @Test func `a case that follows the design so far is open while it is young`() {
        let start = 90 * 86_400_000 - Int64(3_600_000)
        let young = [PlainEvent("c", start, "t0"), PlainEvent("c", start + 1_000, "t1")]
        let log = EventLog.build(from: [.of(young + [PlainEvent("late", 90 * 86_400_000, "t3")])])
        let answer = Engine(log: log, script: .sample).fitness(InsightFilter())
        #expect(answer.cases == 2)
        #expect(answer.stillOpen == 2)
        #expect(answer.asDesigned.count == 0)
        #expect(answer.asDesigned.interval == nil)
        #expect(answer.departures.isEmpty)
    }

    @Test func `a journey's filter looks at its own scenes only`() {
        let cases = [["t0", "t3", "t1", "t2", "fax", "never"], ["t3", "t4", "t5"]]
        let answer = Self.fitness(cases, filter: InsightFilter(journey: "buy"))
        #expect(answer.cases == 1)
        #expect(answer.asDesigned.value == 1)
    }

    @Test func `a journey that names no start and no end begins and rests where its hand-offs do`() {
        var script = Script.sample
        for journey in script.journeys.indices {
            for touchpoint in script.journeys[journey].stages[0].touchpoints.indices {
                script.journeys[journey].stages[0].touchpoints[touchpoint].starts = false
                script.journeys[journey].stages[0].touchpoints[touchpoint].ends = false
            }
        }
        #expect(Self.fitness([["t0", "t1", "t2", "never"]], script: script).asDesigned.value == 0.5)
    }

    @Test func `departures are limited to the commonest`() {
        let log = EventLog.build(from: [.of([PlainEvent("c", 0, "t2"), PlainEvent("d", 1, "t4")])])
        #expect(Engine(log: log, script: .sample).fitness(InsightFilter(), limit: 1).departures.count == 1)
        #expect(Engine(log: log, script: .sample).fitness(InsightFilter(), limit: -1).departures.isEmpty)
    }
}
