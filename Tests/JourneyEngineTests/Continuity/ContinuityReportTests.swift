import Experience
import Statistics
import Testing

@testable import JourneyEngine

@Suite("The continuity report equals a plain, slow answer")
struct ContinuityReportTests {
    @Test(arguments: UInt64(1)...4)
    func onRandomFootage(seed: UInt64) throws {
        let events = RandomShop(seed: seed, customers: 80).events
        try check(events, InsightFilter())
    }

    @Test(arguments: [
        InsightFilter(journey: "help"), InsightFilter(journey: "nowhere"), InsightFilter(department: "care"),
        InsightFilter(department: "nobody"), InsightFilter(channel: "phone"), InsightFilter(segment: "gold"),
        InsightFilter(
            from: Timestamp(milliseconds: 500 * 3_600_000), to: Timestamp(milliseconds: 900 * 3_600_000)),
        InsightFilter(journey: "buy", channel: "web", segment: "basic"),
        InsightFilter(attributes: [AttributeCondition(.channel, ["web", "phone"])]),
        InsightFilter(
            segment: "gold",
            attributes: [AttributeCondition(.segment, ["gold", "basic"]), AttributeCondition(.direction, ["in"])]),
    ])
    func underFilters(filter: InsightFilter) throws {
        try check(RandomShop(seed: 99, customers: 40).events, filter)
    }

    /// Without a script only robust limits, owners and words that events carry themselves are left.
    @Test func withoutAScript() {
        let report = Engine(log: .of(RandomShop(seed: 5).events), script: nil).continuity()
        #expect(report.gaps.allSatisfy { $0.key.journey == nil && $0.limitSource != .standard })
        #expect(report.gaps.contains { $0.key.kind == .repeatedAsk })
        #expect(report.unknownOwners > 0)
    }

    @Test func aWaitLongerThanCanBeCountedIsTold() throws {
        var script = Script.sample
        script.journeys[0].handOffs[0].wait = Wait(milliseconds: 100)
        let events = [
            PlainEvent("c", .min, "t0", reference: "r"), PlainEvent("c", .max, "t1", reference: "r"),
        ]
        let report = Engine(log: .build(from: [.of(events)]), script: script).continuity()
        let gap = try #require(report.gaps.first { $0.key.kind == .deadTime })
        #expect(gap.medianExcess == Wait(milliseconds: 4_000_000_000_000_000_000))
    }

    private func check(_ events: [GapEvent], _ filter: InsightFilter) throws {
        let script = GapShop.script()
        let engine = Engine(log: .of(events), script: script)
        let now = try #require(engine.log.lastTime)
        let report = engine.continuity(filter)
        let slow = SlowReport(events, script, now: now.milliseconds, filter: filter)
        let expected = slow.figures()
        #expect(Set(report.gaps.map(\.key)) == Set(expected.keys))
        if filter == InsightFilter() {
            #expect(Set(report.gaps.map(\.key.kind)) == Set(GapKind.allCases))
            #expect(report.gaps.contains { $0.spendDifference?.interval != nil && !($0.spendDifference?.few ?? true) })
        }
        for gap in report.gaps {
            let figures = try #require(expected[gap.key])
            #expect(gap.occurrences == figures.occurrences, "\(gap.key)")
            #expect(gap.opportunities == figures.opportunities, "\(gap.key)")
            #expect(gap.customersHurt == figures.customersHurt, "\(gap.key)")
            #expect(gap.customersExposed == figures.customersExposed, "\(gap.key)")
            #expect(gap.trend.reduce(0) { $0 + $1.occurrences } == gap.occurrences)
            #expect(gap.trend.reduce(0) { $0 + $1.opportunities } == gap.opportunities)
            let excess = gap.medianExcess.map { Double($0.milliseconds) }
            #expect(isNear(excess, figures.medianExcess.map { Double($0) }, within: 1))
            expect(gap.scoreHurt, figures.scoreHurt, gap.key, bounds: 0...10)
            expect(gap.scoreNotHurt, figures.scoreNotHurt, gap.key, bounds: 0...10)
            expect(gap.scoreDifference, figures.scoreDifference, gap.key)
            expect(gap.spendHurt, figures.spendHurt, gap.key)
            expect(gap.spendNotHurt, figures.spendNotHurt, gap.key)
            expect(gap.spendDifference, figures.matched, gap.key)
        }
        if filter == InsightFilter() {
            #expect(report.promises == slow.gaps.promises)
            #expect(report.events == events.count)
            #expect(report.cases == slow.gaps.cases.count)
        }
    }

    private static let limits = (1...80).map { StudentT(degrees: Double($0)).twoSidedLimit(0.95) }

    private func expect(
        _ estimate: Estimate?, _ mean: SlowReport.Mean?, _ key: GapKey,
        bounds: ClosedRange<Double> = -.infinity ... .infinity
    ) {
        #expect(estimate?.count == mean?.count, "\(key)")
        #expect(isNear(estimate?.value, mean?.value, within: 1e-4), "\(key)")
        guard let estimate, let mean, let interval = estimate.interval else { return }
        // Half the width in standard errors is Student's limit, whatever the degrees of freedom: at least the normal's.
        guard interval.low > bounds.lowerBound, interval.high < bounds.upperBound, mean.error > 0 else { return }
        let limit = (interval.high - interval.low) / 2 / mean.error
        #expect(Self.limits.contains { abs($0 - limit) < 1e-4 * $0 }, "\(key): \(limit) standard errors")
    }

    private func isNear(_ a: Double?, _ b: Double?, within tolerance: Double) -> Bool {
        switch (a, b) {
        case (nil, nil): true
        case (let a?, let b?): abs(a - b) <= tolerance * max(1, abs(b))
        default: false
        }
    }
}

@Suite("A continuity report is the same however the customers are split")
struct ContinuitySplitTests {
    @Test(arguments: UInt64(1)...4)
    func bitForBit(seed: UInt64) {
        let log = EventLog.of(RandomShop(seed: seed, customers: 50).events)
        let script = GapShop.script()
        let whole = Engine(log: log, script: script, ranges: [0..<log.customerCount]).continuity()
        var chance = SeededChance(seed)
        for _ in 0..<5 {
            let cuts = (0..<Int.random(in: 1...9, using: &chance))
                .map { _ in Int.random(in: 0...log.customerCount, using: &chance) }.sorted()
            let ends = cuts + [log.customerCount]
            let ranges = zip([0] + cuts, ends).map { $0..<$1 }
            #expect(Engine(log: log, script: script, ranges: ranges).continuity() == whole)
        }
    }

    @Test func alsoWhenLaterEventsStandInTheTail() {
        let events = SlowGaps.stories(RandomShop(seed: 8, customers: 50).events).flatMap { $0 }
            .sorted { $0.time < $1.time }
        var log = EventLog.of(Array(events.prefix(300)))
        for event in events.dropFirst(300) {
            log = log.appending(EventLog.block(of: [event]))
        }
        let script = GapShop.script()
        let whole = Engine(log: .of(events), script: script).continuity()
        let grown = Engine(log: log, script: script).continuity()
        #expect(Set(grown.gaps) == Set(whole.gaps))
    }
}
