import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

@Suite struct ConformanceTests {
    /// Cases by reference, an hour between events, long before the footage ends with a case of `buy` as designed.
    private static func engine(_ cases: [[String]], script: Script = .sample) -> Engine {
        var events: [PlainEvent] = []
        for (number, touchpoints) in cases.enumerated() {
            for (hour, touchpoint) in touchpoints.enumerated() {
                events.append(
                    PlainEvent("c\(number % 3)", Int64(hour) * 3_600_000, touchpoint, reference: "r\(number)"))
            }
        }
        events += ["t0", "t1", "t2", "never"].map { PlainEvent("late", 90 * 86_400_000, $0, reference: "late") }
        return Engine(log: .build(from: [.of(events)]), script: script)
    }

    private static let buy = InsightFilter(journey: "buy")

    @Test func `each case is laid beside the nearest designed way`() throws {
        let answer = Self.engine([
            ["t0", "t2", "never"], ["t0", "t2", "never"], ["t0", "t1", "t1", "t2"], ["t1", "fax", "t2", "never"],
        ]).conformance(InsightFilter())
        #expect(answer.design == .ready(scenes: 7, shortestWay: 3))
        #expect((answer.cases, answer.ways, answer.stillOpen) == (5, 4, 0))
        #expect(answer.asDesigned.value == 0.2)
        #expect(answer.asDesigned.count == 5)
        // Worst: all scenes of the case added, and the three of `mend` skipped.
        let fitness = [1 - 1.0 / 6, 1 - 1.0 / 6, 1 - 2.0 / 7, 1 - 2.0 / 7, 1]
        #expect(abs(try #require(answer.fitness).value - fitness.reduce(0, +) / 5) < 1e-15)
        #expect(answer.fitness?.few == true)
        #expect(
            answer.deviations.map(\.move) == [
                .skipped("t1"), .skipped("t0"), .skipped("never"), .added("fax"), .added("t1"),
            ])
        #expect(answer.deviations.map(\.cases) == [2, 1, 1, 1, 1])
        #expect(answer.commonest.map(\.cases) == [2, 1, 1, 1])
        #expect(
            answer.deviations[0].example.moves == [
                .asDesigned("t0"), .skipped("t1"), .asDesigned("t2"), .asDesigned("never"),
            ])
        #expect(answer.commonest[0] == answer.deviations[0].example)
        #expect(answer.beyondBound == .init(ways: 0, cases: 0, screening: nil))
    }

    @Test func `a journey's question knows its own scenes only`() {
        let engine = Self.engine([["t0", "t3", "t1", "fax", "t2", "never"], ["t3", "t4", "t5"]])
        let answer = engine.conformance(Self.buy)
        #expect(answer.design == .ready(scenes: 4, shortestWay: 4))
        #expect((answer.cases, answer.ways) == (2, 1))
        #expect(answer.asDesigned.value == 1)
        #expect(answer.fitness?.value == 1)
        #expect(answer.fitness?.interval == nil)
        #expect(engine.conformance(InsightFilter(journey: "fly")).cases == 0)
        #expect(engine.conformance(InsightFilter(journey: "fly")).design == .noScenes)
    }

    @Test func `what is still to come is not skipped in a case that may go on`() {
        let end: Int64 = 90 * 86_400_000
        func young(_ customer: String, _ touchpoints: [String]) -> [PlainEvent] {
            touchpoints.enumerated().map { PlainEvent(customer, end - 3_600_000 + Int64($0), $1) }
        }
        let events = young("a", ["t0", "t1"]) + young("b", ["t0", "t2"]) + young("c", ["t0", "t1", "t2", "never"])
        let log = EventLog.build(from: [.of(events + [PlainEvent("d", end, "t3")])])
        let answer = Engine(log: log, script: .sample).conformance(InsightFilter())
        #expect((answer.cases, answer.stillOpen) == (4, 2))
        #expect(answer.asDesigned.count == 2)
        #expect(answer.deviations.map(\.move) == [.skipped("t1")])
        // One move of two that could have been wrong.
        #expect(answer.fitness?.value == 0.75)
        #expect(answer.commonest.filter(\.isOpen).count == 3)
    }

    @Test func `moves that customers feel weigh more`() throws {
        var script = Script.sample
        script.journeys[0].stages[0].touchpoints[1].asks = ["address"]
        script.journeys[0].handOffs[1].required = true
        let answer = Self.engine([["t0", "t1", "t1", "t2", "never"], ["t0", "t1", "never"]], script: script)
            .conformance(Self.buy)
        #expect(
            answer.feltWeights == [
                .init(touchpoint: "t1", added: 2, skipped: 1), .init(touchpoint: "t2", added: 1, skipped: 2),
            ])
        #expect(abs(try #require(answer.fitness).value - (1 - 1.0 / 9 + 1 - 1.0 / 7 + 1) / 3) < 1e-15)
        #expect(abs(try #require(answer.feltFitness).value - (1 - 2.0 / 12 + 1 - 2.0 / 9 + 1) / 3) < 1e-15)
    }

    @Test(arguments: 0..<24) func `figures are those of the footage, case by case`(seed: UInt64) throws {
        let made = QuestionTests.made(seed)
        let slow = SlowConformance(
            made.slow.sequences(.case).filter(made.slow.keeps),
            DesignedWay(made.engine.script, journey: made.filter.journey),
            now: try #require(made.engine.log.lastTime).milliseconds, reopenAfter: made.slow.reopenAfter)
        let answer = made.engine.conformance(made.filter)
        #expect((answer.cases, answer.stillOpen) == (slow.cases, slow.stillOpen))
        #expect(answer.asDesigned.count == slow.fitness.count)
        guard let mean = slow.fitness.mean, let felt = slow.feltFitness.mean else {
            #expect(answer.fitness == nil)
            return
        }
        #expect(abs(try #require(answer.fitness).value - mean) < 1e-12)
        #expect(abs(try #require(answer.feltFitness).value - felt) < 1e-12)
        let share = Double(slow.fitness.count { $0 == 1 }) / Double(slow.fitness.count)
        #expect(abs(answer.asDesigned.value - share) < 1e-15)
    }

    @Test(arguments: 0..<24) func `any split gives the same answer to the bit`(seed: UInt64) {
        let made = QuestionTests.made(seed)
        let whole = Engine(log: made.engine.log, script: .sample, threads: 1)
        #expect(made.engine.conformance(made.filter, limit: 7) == whole.conformance(made.filter, limit: 7))
    }

    @Test(arguments: 0..<16) func `as designed means the same here and in the departures`(seed: UInt64) {
        let random = RandomLog(seed: seed, events: 500)
        let engine = Engine(log: random.log(seed: seed), script: .sample)
        for filter in [InsightFilter(), Self.buy, InsightFilter(journey: "mend", segment: "gold")] {
            let conformance = engine.conformance(filter)
            let fitness = engine.fitness(filter)
            #expect(conformance.cases == fitness.cases)
            #expect(conformance.stillOpen == fitness.stillOpen)
            #expect(conformance.asDesigned == fitness.asDesigned)
        }
    }

    @Test(arguments: 0..<8) func `what is remembered changes no answer`(seed: UInt64) {
        let shelf = AlignmentShelf()
        let filters = [
            InsightFilter(), InsightFilter(segment: "gold"), Self.buy, InsightFilter(), Self.buy,
            InsightFilter(journey: "mend"),
        ]
        for part in 0..<2 {
            let log = RandomLog(seed: seed + UInt64(part) * 100).log(seed: seed)
            let engine = Engine(log: log, script: .sample)
            for filter in filters {
                #expect(engine.conformance(filter, remembering: shelf) == engine.conformance(filter))
            }
        }
    }
}
