import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Asked again, an answer costs what is new, and is the same to the bit as one made anew.
@Suite struct StandingAnswersTests {
    private static let steps: [TouchpointID] = ["t0", "t1", "t2"]

    private struct Everything: Equatable {
        var edges: [EdgeRow]
        var variants: VariantsAnswer
        var funnel: [FunnelRow]
        var delays: HandOffDelays
        var spend: [LaterSpendRow]
        var scores: [SceneScoreRow]

        init(_ engine: Engine, _ filter: InsightFilter, _ grouping: Grouping) {
            edges = engine.edges(filter, within: grouping)
            variants = engine.variants(filter, within: grouping, limit: 9, sessionGap: .hours(9))
            funnel = engine.funnel(StandingAnswersTests.steps, within: .hours(90), filter)
            delays = engine.handOffDelays(filter, percent: 80, within: grouping)
            spend = engine.laterSpend(filter, split: Timestamp(milliseconds: 1_700_001_000_000), cuts: [3, 6])
            scores = engine.sceneScores(filter)
        }
    }

    @Test(arguments: 0..<10, Grouping.allCases)
    func `kept answers equal those made anew, whatever comes`(seed: UInt64, grouping: Grouping) {
        var chance = SeededChance(seed + 40)
        let made = RandomLog(seed: seed, events: 900, customers: 60, touchpoints: 5)
        let blocks = made.blocks(seed: seed + 3)
        var filter = InsightFilter()
        if seed % 3 == 1 { filter.channel = "web" }
        if seed % 5 == 2 { filter.journey = "buy" }
        var log = EventLog.build(from: blocks.prefix(3))
        let answers = StandingAnswers()
        var settling: Settling?
        for block in blocks.dropFirst(3) {
            log = log.appending(block)
            if Int.random(in: 0..<4, using: &chance) == 0 {
                log = log.freezing()
                settling = Settling(of: log)
            } else if var running = settling {
                while running.step() {}
                log = running.result(onto: log)
                settling = nil
            }
            if Int.random(in: 0..<3, using: &chance) == 0 { continue }
            let kept = Everything(Engine(log: log, script: .sample, answers: answers), filter, grouping)
            let again = Everything(Engine(log: log, script: .sample, answers: answers), filter, grouping)
            let anew = Everything(Engine(log: log, script: .sample), filter, grouping)
            #expect(kept == anew)
            #expect(again == anew)
        }
        #expect(answers.count > 0)
    }

    @Test func `with very many waits of a kind, kept answers still equal those made anew`() {
        var chance = SeededChance(3)
        func block(_ events: Int, from start: Int64) -> EventBlock {
            .of(
                (0..<events).map { index in
                    var event = PlainEvent(
                        "c\(Int.random(in: 0..<900, using: &chance))", start + Int64(index) * 1_000,
                        "t\(Int.random(in: 0..<3, using: &chance))")
                    event.department = ["sales", "care"].randomElement(using: &chance)
                    if index % 7 == 0 { event.score = Int32.random(in: 0...10, using: &chance) * 100 }
                    return event
                })
        }
        var log = EventLog.build(from: [block(40_000, from: 0)])
        let answers = StandingAnswers()
        for round in 0..<6 {
            let kept = Everything(Engine(log: log, script: .sample, answers: answers), InsightFilter(), .customer)
            #expect(kept == Everything(Engine(log: log, script: .sample), InsightFilter(), .customer))
            log = log.appending(block(70, from: 40_000_000 + Int64(round) * 90_000))
        }
    }

    @Test func `an earlier moment is still answered as it was`() {
        let made = RandomLog(seed: 8)
        let blocks = made.blocks(seed: 8)
        let early = EventLog.build(from: blocks.dropLast())
        let late = early.appending(blocks[blocks.count - 1])
        let answers = StandingAnswers()
        let before = Engine(log: early, script: .sample, answers: answers)
        let expected = before.edges(InsightFilter())
        _ = Engine(log: late, script: .sample, answers: answers).edges(InsightFilter())
        #expect(before.edges(InsightFilter()) == expected)
    }
}
