import Experience
import Testing

@testable import JourneyEngine

/// The law of partial results: any split of customers, merged in any order and grouping, gives the figures that one
/// engine gives over all of them.
@Suite struct PartialMergeTests {
    static let questions: [PartialQuestion] = [
        .edges(within: .customer), .edges(within: .case), .variants(within: .customer, sessionGap: .hours(30)),
        .variants(within: .case, sessionGap: nil), .fitness,
        .handOffs(within: .case), .handOffs(within: .customer),
        .funnel(steps: ["t0", "t1", "nowhere"], within: .hours(90)), .between("t0", "t1", within: .customer),
        .delays(within: .customer), .delays(within: .case),
        .laterSpend(from: PartialQuestion.Day(text: "2023-11-20", start: SplitFootage.middle), cuts: [3, 6]),
        .sceneScores(leavingOut: "feedback"), .facts(["price", "account", "nobody's"]),
        .paths(.after, "t1", scenes: 3, sessionGap: .hours(30), within: .customer),
        .paths(.before, "t2", scenes: 2, sessionGap: nil, within: .case),
        .paths(.after, "nowhere", scenes: 1, sessionGap: nil, within: .case),
        .retention(first: nil, back: nil, span: 4), .retention(first: "t0", back: "t1", span: 24),
        .reach(steps: ["t0", "t1", "t2"], within: .hours(90), ends: nil, silence: nil),
        .compare(InsightFilter(segment: "gold"), InsightFilter(segment: "basic"), within: .customer),
        .compare(
            InsightFilter(from: Timestamp(milliseconds: 1_700_500_000_000)),
            InsightFilter(
                department: "sales", to: Timestamp(milliseconds: 1_702_000_000_000),
                attributes: [
                    AttributeCondition(.kind, ["purchase", "a;b,c\\"]), AttributeCondition(.outcome, ["failure"]),
                ]), within: .case),
        .reach(steps: ["t0", "t2"], within: .hours(90), ends: ["t3"], silence: .hours(20)), .conformance,
    ]

    /// Those whose last digits depend on the order of merging, and those of `PartialGapTests`, too.
    static let all = questions + [.scenes, .waits] + PartialGapTests.ofFormat

    @Test func `every question is tested`() {
        // Limits are no question of their own.
        #expect(Set(Self.all.map(\.kind)).union([.limits]) == Set(PartialQuestion.Kind.allCases))
    }

    @Test(arguments: 0..<14, questions) func `any split and order gives the same bytes`(
        seed: UInt64, question: PartialQuestion
    ) throws {
        var split = SplitFootage(seed)
        let whole = try split.whole.partial(question, split.filter, script: "s", months: split.months)
        #expect(try split.merged(question).encoded() == whole.encoded())
    }

    @Test(arguments: 0..<14) func `merged answers are the engine's`(seed: UInt64) throws {
        var split = SplitFootage(seed, scripted: seed % 4 != 3)
        let (whole, filter) = (split.whole, split.filter)
        for question in Self.questions {
            switch (question, try split.merged(question).answer(limit: 9, percent: 80, script: split.script)) {
            case (.edges(let within), .edges(let rows)): #expect(rows == whole.edges(filter, within: within))
            case (.variants(let within, let gap), .variants(let answer)):
                #expect(answer == whole.variants(filter, within: within, limit: 9, sessionGap: gap))
            case (.handOffs(let within), .handOffs(let rows)): #expect(rows == whole.handOffs(filter, within: within))
            case (.funnel(let steps, let within), .funnel(let rows)):
                #expect(rows == whole.funnel(steps, within: within, filter))
            case (.fitness, .fitness(let answer)): #expect(answer == whole.fitness(filter, limit: 9))
            case (.between(let from, let to, let within), .between(let answer)):
                #expect(answer == whole.between(from, to, filter, within: within))
            case (.delays(let within), .delays(let answer)):
                #expect(answer == whole.handOffDelays(filter, percent: 80, within: within))
            case (.laterSpend(let day, let cuts), .laterSpend(let answer)):
                #expect(answer.day == day.text)
                #expect(answer.rows == whole.laterSpend(filter, split: day.start, cuts: cuts))
            case (.sceneScores(let kind), .sceneScores(let rows)):
                #expect(rows == whole.sceneScores(filter, months: split.months, leavingOut: kind))
            case (.facts(let facts), .finalFacts(let answer)):
                #expect(answer.facts == facts)
                #expect(answer.rows == whole.finalFacts(facts, filter))
            case (.paths(let direction, let place, let scenes, let gap, let within), .paths(let answer)):
                #expect(
                    answer
                        == whole.paths(
                            direction, place, scenes: scenes, limit: 9, sessionGap: gap, filter, within: within))
            case (.retention(let first, let back, let span), .retention(let answer)):
                #expect(answer == whole.retention(first: first, back: back, span: span, months: split.months, filter))
            case (.reach(let steps, let within, let ends, let silence), .reach(let answer)):
                #expect(answer == whole.reach(steps, within: within, ends: ends, silence: silence, filter))
            case (.compare(let first, let second, let within), .comparison(let answer)):
                #expect(answer == whole.compare(first, second, within: within))
            case (.conformance, .conformance(let answer)): #expect(answer == whole.conformance(filter, limit: 9))
            default: Issue.record("\(question) answers another question")
            }
        }
    }

    @Test(arguments: 0..<14) func `scores of scenes agree to twelve digits`(seed: UInt64) throws {
        var split = SplitFootage(seed)
        guard case .scenes(let rows) = try split.merged(.scenes).answer(limit: 0) else {
            Issue.record("another question's answer")
            return
        }
        let whole = split.whole.scenes(split.filter)
        #expect(rows.map(\.touchpoint) == whole.map(\.touchpoint))
        #expect(rows.map(\.passages) == whole.map(\.passages))
        #expect(rows.map(\.customers) == whole.map(\.customers))
        for (row, expected) in zip(rows, whole) {
            #expect(row.score?.count == expected.score?.count)
            #expect(row.score?.few == expected.score?.few)
            #expect(near(row.score?.value, expected.score?.value))
            #expect(near(row.score?.interval?.low, expected.score?.interval?.low))
            #expect(near(row.score?.interval?.high, expected.score?.interval?.high))
        }
    }

    private func near(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return abs(left - right) <= 1e-12 * max(1, abs(right))
    }

    @Test func `what the footage was comes along`() throws {
        var split = SplitFootage(3)
        let merged = try split.merged(.scenes)
        #expect(merged.footage.events == split.whole.log.eventCount)
        #expect(merged.footage.customers == split.whole.log.customerCount)
        #expect(merged.footage.first == split.whole.log.firstTime)
        #expect(merged.footage.last == split.whole.log.lastTime)
        var one = try split.whole.partial(.scenes, InsightFilter(), setAside: 3)
        try one.merge(try Engine(log: .empty, script: .sample).partial(.scenes, InsightFilter(), setAside: 4))
        #expect(one.footage.setAside == 7)
    }

    @Test func `whatever a filter says is part of the question`() {
        let fields = Mirror(reflecting: InsightFilter()).children.compactMap(\.label)
        #expect(InsightFilter().words.count == fields.count, "a new condition must be told in InsightFilter.words")
    }
}
