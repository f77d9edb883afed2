import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// Continuity gaps in two rounds: limits from everybody's waits, then counts against those limits.
@Suite struct PartialGapTests {
    static let filters: [InsightFilter] = [
        InsightFilter(), InsightFilter(), InsightFilter(journey: "help"), InsightFilter(department: "care"),
        InsightFilter(department: "nobody"), InsightFilter(channel: "phone", segment: "gold"),
        InsightFilter(
            from: Timestamp(milliseconds: 500 * 3_600_000), to: Timestamp(milliseconds: 900 * 3_600_000)),
        InsightFilter(attributes: [AttributeCondition(.channel, ["web", "phone"])]),
    ]

    /// The invented shop, in which every kind of gap happens.
    static func shop(_ seed: UInt64) -> SplitFootage {
        var chance = SeededChance(seed &* 17 &+ 3)
        let events = RandomShop(seed: seed, customers: 60).events
        let count = Int.random(in: 1...5, using: &chance)
        var parts = [[GapEvent]](repeating: [], count: count)
        var places: [String: Int] = [:]
        for event in events {
            let place = places[event.customer] ?? Int.random(in: 0..<count, using: &chance)
            places[event.customer] = place
            parts[place].append(event)
        }
        let script = seed % 5 == 4 ? nil : GapShop.script()
        return SplitFootage(
            whole: Engine(log: .of(events), script: script),
            parts: parts.map { Engine(log: .of($0), script: script) }, script: script,
            filter: filters[Int(seed) % filters.count], months: [], chance: chance)
    }

    /// For tests of the bytes: against the limits of one small footage.
    static let ofFormat: [PartialQuestion] = {
        var split = SplitFootage(2)
        return (try? limits(&split)).map { [.gaps($0)] } ?? []
    }()

    /// The limits of all parts' waits, as files carry them.
    static func limits(_ split: inout SplitFootage) throws -> GapLimits {
        let drawn = try split.merged(.waits).limits().encoded()
        return try GapLimits(try PartialResult.all(in: drawn)[0])
    }

    /// What the engine tells, less what needs customers side by side.
    private static func expected(_ split: SplitFootage) -> ContinuityReport {
        var report = split.whole.continuity(split.filter, months: split.months)
        for place in report.gaps.indices {
            report.gaps[place].examples = []
            report.gaps[place].spendDifference = nil
            report.gaps[place].moneyAtRisk = nil
        }
        return report.ranked(by: .customersHurt)
    }

    private static func check(_ split: SplitFootage) throws -> ContinuityReport {
        var split = split
        let limits = try limits(&split)
        let merged = try split.merged(.gaps(limits))
        let whole = try split.whole.partial(.gaps(limits), split.filter, script: "s", months: split.months)
        #expect(merged.encoded() == whole.encoded())
        var expected = expected(split)
        guard case .continuity(let report) = merged.answer(limit: 1) else {
            Issue.record("another question's answer")
            return expected
        }
        // Conditions travel in the order of their names.
        expected.filter.attributes.sort { $0.text < $1.text }
        #expect(report == expected)
        return report
    }

    @Test(arguments: UInt64(0)..<16) func `any split gives the engine's own report of the shop`(seed: UInt64) throws {
        let report = try Self.check(Self.shop(seed))
        if Self.filters[Int(seed) % Self.filters.count] == InsightFilter() && seed % 5 != 4 {
            #expect(Set(report.gaps.map(\.key.kind)) == Set(GapKind.allCases))
            #expect(report.gaps.contains { $0.scoreDifference?.interval != nil })
            #expect(report.gaps.contains { $0.spendHurt?.interval != nil })
            #expect(report.gaps.contains { $0.limitSource == .pair || $0.limitSource == .from })
        }
    }

    @Test(arguments: UInt64(0)..<14) func `any split gives the engine's own report of random footage`(
        seed: UInt64
    ) throws {
        _ = try Self.check(SplitFootage(seed, scripted: seed % 4 != 3))
    }

    @Test(arguments: UInt64(0)..<6) func `limits are those of the whole footage`(seed: UInt64) throws {
        var split = Self.shop(seed)
        let limits = try Self.limits(&split)
        let whole = try split.whole.partial(.waits, split.filter, script: "s")
        #expect(try GapLimits(whole.limits()) == limits)
        #expect(limits.ofPairs.values.contains(where: \.exists) && limits.ofScenes.values.contains(where: \.exists))
        #expect(limits.footage.events == split.whole.log.eventCount)
        let base = split.whole.continuityShelf.base(of: split.whole)
        let given = ContinuityBase(split.whole, given: limits)
        for from in 0...UInt32(split.whole.script.touchpoints.count) {
            #expect(given.limits.openLimit(from) == base.limits.openLimit(from))
            for to in 0...UInt32(split.whole.script.touchpoints.count) {
                guard limits.ofPairs[pair(split.whole, from, to)] != nil else { continue }
                #expect(given.limits.limit(from, to) == base.limits.limit(from, to))
            }
        }
    }

    private func pair(_ engine: Engine, _ from: UInt32, _ to: UInt32) -> GapLimits.Pair {
        GapLimits.Pair(from: engine.script.touchpoints[Int(from)], to: engine.script.touchpoints[Int(to)])
    }

    @Test func `counts against other limits don't merge`() throws {
        var (first, second) = (Self.shop(1), Self.shop(2))
        var mine = try first.whole.partial(.gaps(try Self.limits(&first)), InsightFilter())
        let other = try second.whole.partial(.gaps(try Self.limits(&second)), InsightFilter())
        #expect {
            try mine.merge(other)
        } throws: { error in
            "\(error)".contains("“limits”")
        }
    }

    @Test func `a denominator is told from its gap`() {
        let engine = Self.shop(0).whole
        let base = engine.continuityShelf.base(of: engine)
        let now = engine.log.lastTime?.milliseconds ?? 0
        var visitor = PoolVisitor(finder: base.finder(now: now), sink: PoolCheck())
        base.walk.lead(&visitor, through: 0..<engine.log.customerCount)
        let sink = visitor.sink
        #expect(sink.passages > 1_000)
        #expect(sink.strays == 0)
    }
}

/// Counts the passages whose denominator isn't the one that their gap says.
private struct PoolCheck: GapSink {
    var passages = 0
    var strays = 0

    mutating func meet(_ passage: GapPassage, in events: Span<CaseEvent>) {
        passages += 1
        if passage.status == .hurt && passage.code.pool != passage.pool { strays += 1 }
        if passage.pool.pool != passage.pool { strays += 1 }
    }

    mutating func meet(_ promise: PromisePassage, in events: Span<CaseEvent>) {}
}

private struct PoolVisitor: CaseVisitor {
    var finder: GapFinder
    var sink: PoolCheck

    mutating func visit(_ events: Span<CaseEvent>, reference: UInt32) { finder.search(events, into: &sink) }
}
