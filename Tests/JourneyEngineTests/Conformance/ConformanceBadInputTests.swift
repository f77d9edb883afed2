import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Designs and cases that can't be compared: said so, never left out in silence.
@Suite struct ConformanceBadInputTests {
    private static func script(_ journeys: [Journey]) -> Script {
        var script = Script.sample
        script.journeys = journeys
        return script
    }

    private static func answer(_ touchpoints: [String], _ script: Script?) -> ConformanceAnswer {
        let events = touchpoints.enumerated().map { PlainEvent("c", Int64($0), $1) }
        let late = PlainEvent("late", 900 * 86_400_000, "t0")
        return Engine(log: .build(from: [.of(events + [late])]), script: script).conformance(InsightFilter())
    }

    @Test func `without a script there is nothing to compare with`() {
        let answer = Self.answer(["t0", "t1"], nil)
        #expect(answer.design == .noScenes)
        #expect(answer.cases == 2)
        #expect(answer.fitness == nil)
        #expect(answer.asDesigned.count == 0)
        #expect(answer.deviations.isEmpty && answer.commonest.isEmpty)
        #expect(Engine(log: .empty, script: .sample).conformance(InsightFilter()).cases == 0)
    }

    @Test func `a design in a circle has no way from a start to an end`() {
        var circle = Journey.chain("round", ["t0", "t1"], owner: "sales")
        circle.handOffs.append(HandOff(from: "t1", to: "t0"))
        for index in 0..<2 {
            circle.stages[0].touchpoints[index].starts = false
            circle.stages[0].touchpoints[index].ends = false
        }
        let answer = Self.answer(["t0", "t1"], Self.script([circle]))
        #expect(answer.design == .noWayThrough(scenes: 2))
        #expect(answer.cases == 2)
        #expect(answer.fitness == nil)
    }

    @Test func `a case of unknown scenes only fits nothing`() throws {
        let answer = Self.answer(["fax", "telex", "fax"], .sample)
        let way = try #require(answer.commonest.first { $0.moves.contains(.added("telex")) })
        #expect(way.fitness == 0)
        #expect(way.cost == 6)
        #expect(answer.deviations.contains { $0.move == .added("fax") && $0.occurrences == 2 && $0.cases == 1 })
    }

    @Test func `a design beyond the bound is said to be so, with a first look by replay`() throws {
        let touchpoints = (0..<5_000).map { TouchpointID("s\($0)") }
        let script = Self.script([.chain("long", touchpoints, owner: "sales")])
        let answer = Self.answer(["s0", "s1"], script)
        #expect(answer.design == .beyondBound(scenes: 5_000, bound: 4_096))
        #expect(answer.beyondBound.ways == 2)
        #expect(answer.beyondBound.cases == 2)
        #expect(answer.fitness == nil)
        let screening = try #require(answer.beyondBound.screening)
        #expect(screening > 0 && screening < 1)
    }

    @Test func `a case beyond the bound is counted beside the others`() throws {
        let touchpoints = (0..<4_000).map { TouchpointID("s\($0)") }
        let script = Self.script([.chain("long", touchpoints, owner: "sales")])
        let answer = Self.answer((0..<2_500).map { "s\($0)" }, script)
        #expect(answer.design == .ready(scenes: 4_000, shortestWay: 4_000))
        #expect(answer.beyondBound.ways == 1)
        #expect(answer.beyondBound.cases == 1)
        #expect(try #require(answer.beyondBound.screening) > 0.99)
        #expect(answer.asDesigned.count + answer.stillOpen == 1)
    }

    @Test func `a case of ten thousand events that hardly fits is judged`() throws {
        let answer = Self.answer((0..<10_000).map { "t\($0 % 7)" }, .sample)
        #expect(answer.beyondBound.cases == 0)
        let way = try #require(answer.commonest.first { $0.moves.count >= 10_000 })
        #expect(way.fitness > 0 && way.fitness < 0.01)
    }
}
