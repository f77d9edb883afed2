import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Every question, on footage that nobody would make up on purpose: exact against the slow answers, and the same to the
/// bit however the footage came.
@Suite struct HostileFootageTests {
    enum Look: CaseIterable {
        case everything
        case web
        case cases

        var filter: InsightFilter { self == .web ? InsightFilter(channel: "web") : InsightFilter() }
        var grouping: Grouping { self == .cases ? .case : .customer }
    }

    @Test(arguments: HostileFootage.allCases, Look.allCases)
    func `answers are those of the slow reference`(footage: HostileFootage, look: Look) throws {
        let events = footage.events
        let engine = Engine(log: .build(from: events.blocks(of: 1_000)), script: footage.script, threads: 1)
        try Self.check(engine, Self.slow(events, footage.script, look), footage.script, look)
    }

    @Test(arguments: HostileFootage.allCases, Look.allCases)
    func `answers are the same however the footage came`(footage: HostileFootage, look: Look) {
        let blocks = footage.events.blocks(of: 70)
        func answers(_ log: EventLog) -> EveryAnswer {
            EveryAnswer(Engine(log: log, script: footage.script), look.filter, look.grouping)
        }
        let once = EventLog.build(from: footage.events.blocks(of: 1_000))
        let expected = answers(once)
        #expect(answers(.appended(blocks)) == expected)
        #expect(answers(.settledMidway(blocks)) == expected)
        let split = [0, 1, 7, once.customerCount / 2, once.customerCount]
        let parted = Engine(log: once, script: footage.script, ranges: zip(split, split.dropFirst()).map { $0..<$1 })
        #expect(EveryAnswer(parted, look.filter, look.grouping) == expected)
    }

    @Test(arguments: HostileFootage.allCases, Look.allCases)
    func `kept answers follow the footage`(footage: HostileFootage, look: Look) {
        let answers = StandingAnswers()
        let events = footage.events
        var log = EventLog.build(from: events.prefix(750).blocks(of: 400))
        func ask() {
            let kept = Engine(log: log, script: footage.script, answers: answers)
            let anew = Engine(log: log, script: footage.script)
            #expect(
                KeptAnswers(kept, look.filter, look.grouping) == KeptAnswers(anew, look.filter, look.grouping))
        }
        ask()
        // Few customers at once, so that answers are brought up to date rather than made anew.
        for start in stride(from: 750, to: 762, by: 6) {
            log = log.appending(.of(events[start..<start + 6]))
            ask()
        }
        log = log.appending(.of(events[762..<events.count - 8]))
        ask()
        for start in stride(from: events.count - 8, to: events.count, by: 4) {
            log = log.appending(.of(events[start..<start + 4]))
            ask()
        }
    }

    @Test(arguments: HostileFootage.allCases)
    func `continuity and conformance are the same however the footage came`(footage: HostileFootage) {
        let blocks = footage.events.blocks(of: 300)
        let once = Engine(log: .build(from: footage.events.blocks(of: 1_000)), script: footage.script, threads: 1)
        let continuity = once.continuity()
        let conformance = once.conformance(InsightFilter())
        for log in [EventLog.appended(blocks), .settledMidway(blocks)] {
            let engine = Engine(log: log, script: footage.script, threads: 1)
            #expect(engine.continuity() == continuity)
            #expect(engine.conformance(InsightFilter()) == conformance)
        }
    }

    static func slow(_ events: [PlainEvent], _ script: Script, _ look: Look) -> SlowAnswers {
        SlowAnswers(
            stories: events.stories,
            owners: Dictionary(
                uniqueKeysWithValues: script.journeys.flatMap(\.touchpoints).compactMap { scene in
                    scene.owner.map { (scene.id.text, $0.text) }
                }), filter: look.filter,
            reopenAfter: script.company.settings.reopenAfter.milliseconds,
            scoreWindow: script.company.settings.scoreWindow.milliseconds)
    }

    static func check(_ engine: Engine, _ slow: SlowAnswers, _ script: Script, _ look: Look) throws {
        let answer = EveryAnswer(engine, look.filter, look.grouping)
        #expect(Set(answer.kept.edges) == slow.edges(look.grouping))
        #expect(answer.kept.delays == slow.delays(look.grouping, percent: 80))
        #expect(answer.kept.funnel == slow.funnel(EveryAnswer.steps, within: EveryAnswer.within.milliseconds))
        #expect(answer.between == slow.between("t0", "t2", look.grouping))
        #expect(FitnessFigures(answer.fitness) == slow.fitness(script))
        #expect(Set(answer.handOffs.map(\.undesigned)) == slow.handOffs(look.grouping))
        checkVariants(engine, slow, look, gap: nil)
        checkVariants(engine, slow, look, gap: EveryAnswer.gap)
        let ways = slow.ways(.after, "t1", scenes: 3, gap: EveryAnswer.gap.milliseconds, look.grouping).whole
        #expect(
            Set(
                answer.paths.paths.map {
                    SlowAnswers.Way(
                        touchpoints: $0.touchpoints.map(\.text), passages: $0.passages, customers: $0.customers)
                }) == ways)
        let scores = Dictionary(
            uniqueKeysWithValues: answer.kept.scores.map {
                (
                    [$0.touchpoint.text, "\($0.month.year)-\($0.month.month)"],
                    [$0.answers, $0.promoters, $0.detractors]
                )
            })
        #expect(scores == slow.sceneScores(leavingOut: "feedback"))
        let scenes = slow.scenes()
        #expect(
            Set(engine.scenes(look.filter).map { [$0.touchpoint.text, "\($0.passages)", "\($0.customers)"] })
                == Set(scenes.map { [$0.key, "\($0.value.passages)", "\($0.value.scores.count)"] }))
        for (row, expected) in zip(
            answer.kept.spend, slow.laterSpend(split: EveryAnswer.split, cuts: EveryAnswer.cuts))
        {
            #expect(
                [row.customers, row.buyers, Int(row.spendSum)] == [
                    expected.customers, expected.buyers, Int(expected.sum),
                ])
            #expect(isNear(row.spendMean, expected.mean))
            #expect(isNear(row.spendVariance, expected.variance))
        }
    }

    private static func checkVariants(_ engine: Engine, _ slow: SlowAnswers, _ look: Look, gap: Wait?) {
        let answer = engine.variants(look.filter, within: look.grouping, limit: .max, sessionGap: gap)
        let found = answer.rows.map { ($0.touchpoints.map(\.text).joined(separator: ">"), $0.count) }
        #expect(Dictionary(uniqueKeysWithValues: found) == slow.variants(look.grouping, gap: gap?.milliseconds))
        #expect(answer.distinct == found.count)
        #expect(answer.sessions == found.reduce(0) { $0 + $1.1 })
    }

    private static func isNear(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return abs(left - right) <= 1e-9 * max(1, abs(right))
    }
}

typealias FitnessFigures = SlowAnswers.Fitness

extension HandOffRow {
    fileprivate var undesigned: HandOffRow {
        var row = self
        row.designed = nil
        return row
    }
}
