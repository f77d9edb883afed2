import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Every question, on random footage, in random splits and with filters, against the slow answers.
@Suite struct QuestionTests {
    struct Case {
        let slow: SlowAnswers
        let engine: Engine
        let filter: InsightFilter
    }

    static let conditions: [AttributeCondition] = [
        AttributeCondition(.touchpoint, ["t0", "t3", "nowhere"]), AttributeCondition(.department, ["stock", "care"]),
        AttributeCondition(.channel, ["web", "phone"]), AttributeCondition(.segment, ["basic", "gold"]),
        AttributeCondition(.segment, ["basic"]), AttributeCondition(.kind, ["purchase"]),
        AttributeCondition(.kind, ["nothing", ""]), AttributeCondition(.outcome, ["failure"]),
        AttributeCondition(.employee, ["ann", "bob"]),
        AttributeCondition(.reference, ["r1-1", "r2-0", "r3-3", "r0-2"]),
        AttributeCondition(.asks, ["number"]), AttributeCondition(.account, ["A1", "A2"]),
        AttributeCondition(.account, ["A2", "A3"]), AttributeCondition(.fact("price"), ["80"]),
        AttributeCondition(.fact("account"), ["A1"]),
    ]

    /// A seed decides footage, blocks, tail, filter and split.
    static func made(_ seed: UInt64) -> Case {
        var chance = SeededChance(seed &* 77)
        let footage = RandomLog(seed: seed, events: 280 + Int(seed) * 12)
        let blocks = footage.blocks(seed: seed)
        var log = EventLog.build(from: blocks.prefix(blocks.count / 2))
        for block in blocks.dropFirst(blocks.count / 2) { log = log.appending(block) }
        var filter = InsightFilter()
        if Int.random(in: 0..<3, using: &chance) == 0 {
            filter.journey = ["buy", "mend", "none"].randomElement(using: &chance)
        }
        if Int.random(in: 0..<3, using: &chance) == 0 {
            filter.department = ["sales", "stock"].randomElement(using: &chance)
        }
        if Int.random(in: 0..<3, using: &chance) == 0 { filter.channel = ["web", "fax"].randomElement(using: &chance) }
        if Int.random(in: 0..<3, using: &chance) == 0 { filter.segment = "gold" }
        if Int.random(in: 0..<3, using: &chance) == 0 {
            filter.from = footage.events[50 + Int.random(in: 0..<50, using: &chance)].moment
        }
        if Int.random(in: 0..<3, using: &chance) == 0 {
            filter.to = footage.events[200 + Int.random(in: 0..<50, using: &chance)].moment
        }
        filter.attributes = Self.conditions.filter { _ in Int.random(in: 0..<20, using: &chance) == 0 }
        var ends = (0..<Int.random(in: 0..<6, using: &chance)).map { _ in
            Int.random(in: 0...log.customerCount, using: &chance)
        }
        ends = ([0] + ends + [log.customerCount]).sorted()
        let engine = Engine(log: log, script: .sample, ranges: zip(ends, ends.dropFirst()).map { $0..<$1 })
        let slow = SlowAnswers(
            stories: footage.stories,
            owners: ["t0": "sales", "t1": "sales", "t2": "sales", "t3": "stock", "t4": "stock", "t5": "stock"],
            filter: filter, journeys: ["buy": ["t0", "t1", "t2", "never"], "mend": ["t3", "t4", "t5"]],
            reopenAfter: Wait.hours(8).milliseconds, scoreWindow: Wait.hours(20).milliseconds)
        return Case(slow: slow, engine: engine, filter: filter)
    }

    @Test(arguments: 0..<16, Grouping.allCases) func `edges are those of the footage`(seed: UInt64, grouping: Grouping)
    {
        let made = Self.made(seed)
        let rows = made.engine.edges(made.filter, within: grouping)
        #expect(Set(rows) == made.slow.edges(grouping))
        #expect(rows.map(\.count) == rows.map(\.count).sorted(by: >))
    }

    @Test(arguments: 0..<16, Grouping.allCases) func `hand-offs are those of the footage`(
        seed: UInt64, grouping: Grouping
    ) {
        let made = Self.made(seed)
        var rows = made.engine.handOffs(made.filter, within: grouping)
        #expect(rows.filter { $0.from == "t0" && $0.to == "t1" }.allSatisfy { $0.designed == .hours(1) })
        for index in rows.indices { rows[index].designed = nil }
        #expect(Set(rows) == made.slow.handOffs(grouping))
    }

    @Test(arguments: 0..<16, Grouping.allCases) func `variants are those of the footage`(
        seed: UInt64, grouping: Grouping
    ) {
        let made = Self.made(seed)
        let gap = seed % 3 == 0 ? nil : Wait.hours(Int64(seed % 7) * 3)
        let answer = made.engine.variants(made.filter, within: grouping, limit: 7, sessionGap: gap)
        let slow = made.slow.variants(grouping, gap: gap?.milliseconds)
        let sorted = slow.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
        #expect(answer.sessions == slow.values.reduce(0, +))
        #expect(answer.distinct == slow.count)
        #expect(answer.rows.map { $0.touchpoints.map(\.text).joined(separator: ">") } == sorted.prefix(7).map(\.key))
        #expect(answer.rows.map(\.count) == sorted.prefix(7).map(\.value))
    }

    @Test(arguments: 0..<16) func `funnels are those of the footage`(seed: UInt64) {
        let made = Self.made(seed)
        let steps = [["t0", "t1", "t2"], ["t3", "t3", "t4", "nowhere"], ["t5"]][Int(seed % 3)]
        let rows = made.engine.funnel(steps.map { TouchpointID($0) }, within: .hours(60), made.filter)
        #expect(rows == made.slow.funnel(steps, within: Wait.hours(60).milliseconds))
    }

    @Test(arguments: 0..<16) func `scenes are those of the footage`(seed: UInt64) throws {
        let made = Self.made(seed)
        let rows = made.engine.scenes(made.filter)
        let slow = made.slow.scenes()
        #expect(Set(rows.map(\.touchpoint.text)) == Set(slow.keys))
        for row in rows {
            let expected = try #require(slow[row.touchpoint.text])
            #expect(row.passages == expected.passages)
            #expect(row.customers == expected.scores.count)
            let scores = expected.scores.values.joined()
            #expect(row.score?.count ?? 0 == scores.count)
            guard let score = row.score else { continue }
            #expect(abs(score.value - scores.reduce(0, +) / Double(scores.count)) < 1e-12)
            #expect(score.few == (expected.scores.values.filter { !$0.isEmpty }.count < 20))
        }
    }

    @Test(arguments: 0..<16) func `any split gives the same answers to the bit`(seed: UInt64) {
        let made = Self.made(seed)
        let whole = Engine(log: made.engine.log, script: .sample, threads: 1)
        #expect(made.engine.scenes(made.filter).map(\.passages) == whole.scenes(made.filter).map(\.passages))
        #expect(made.engine.edges(made.filter) == whole.edges(made.filter))
        #expect(made.engine.fitness(made.filter) == whole.fitness(made.filter))
    }

    @Test func `an empty log has empty answers`() {
        let engine = Engine(log: .empty, script: nil)
        #expect(engine.edges(InsightFilter()).isEmpty)
        #expect(engine.handOffs(InsightFilter()).isEmpty)
        #expect(engine.scenes(InsightFilter()).isEmpty)
        #expect(
            engine.variants(InsightFilter(), limit: 5)
                == VariantsAnswer(rows: [], sessions: 0, distinct: 0, sumOfSquaredCounts: 0))
        #expect(engine.funnel(["a", "b"], within: .days(1), InsightFilter()).map(\.customers) == [0, 0])
        #expect(engine.funnel([], within: .days(1), InsightFilter()).isEmpty)
        #expect(engine.fitness(InsightFilter()).cases == 0)
    }
}

extension PlainEvent {
    var moment: Timestamp { Timestamp(milliseconds: time) }
}
