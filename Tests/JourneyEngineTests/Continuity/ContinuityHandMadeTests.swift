import Experience
import Testing

@testable import JourneyEngine

@Suite("Continuity of stories small enough to check by hand")
struct ContinuityHandMadeTests {
    private func engine(_ events: [GapEvent], _ settings: Settings = GapShop.settings) -> Engine {
        Engine(log: .of(events), script: GapShop.script(settings))
    }

    private func found(_ kind: GapKind, in report: ContinuityReport) -> ContinuityGap? {
        report.gaps.first { $0.key.kind == kind }
    }

    /// `count` customers order and are packed after `wait` hours; each then spends `spend` and scores `score`.
    private func orders(
        _ names: String, _ count: Int, wait: Double, spend: Int64, score: Double? = nil
    ) -> [GapEvent] {
        (0..<count).flatMap { number -> [GapEvent] in
            let name = "\(names)\(number)"
            var later = GapEvent(name, hours: wait + 24, "stray", reference: "later")
            later.amount = spend
            later.score = score
            return [
                GapEvent(name, hours: 0, "order", reference: "r"), GapEvent(name, hours: wait, "pack", reference: "r"),
                later,
            ]
        }
    }

    /// Something at the end of the footage, so that all windows have passed.
    private let horizon = [GapEvent("last", hours: 2_000, "close", reference: "r")]

    @Test func deadTimeNamesItsPlaceOwnersLimitAndHurt() throws {
        let events =
            orders("late", 10, wait: 30, spend: 1_000, score: 4) + orders("fine", 30, wait: 5, spend: 5_000, score: 9)
        let report = engine(events + horizon).continuity()
        let gap = try #require(found(.deadTime, in: report))
        #expect(
            gap.key
                == GapKey(
                    kind: .deadTime, journey: "buy", from: "order", to: "pack", fromDepartment: "sales",
                    toDepartment: "stock"))
        #expect(gap.occurrences == 10 && gap.opportunities == 40)
        #expect(gap.customersHurt == 10 && gap.customersExposed == 40)
        #expect(gap.shareHurt.value == 0.25 && gap.shareHurt.count == 40)
        #expect(gap.limit == .hours(20) && gap.limitSource == .standard)
        #expect(gap.medianExcess == .hours(10))
        #expect(gap.scoreHurt?.value == 4 && gap.scoreNotHurt?.value == 9 && gap.scoreDifference?.value == -5)
        #expect(gap.spendHurt?.value == 1_000 && gap.spendNotHurt?.value == 5_000)
        #expect(gap.spendDifference?.value == -4_000)
        #expect(gap.moneyAtRisk?.value == 40_000 && gap.moneyAtRisk?.count == 10)
        #expect(gap.examples.map(\.customer) == ["late0", "late1", "late2", "late3", "late4"])
        #expect(gap.examples.allSatisfy { $0.reference == "r" })
        // Everyone alike: the data can't tell how far off the figures may be.
        #expect(gap.scoreHurt?.interval == nil && gap.spendDifference?.interval == nil)
    }

    @Test func whoGainedIsNotMoneyAtRisk() throws {
        let events = orders("late", 10, wait: 30, spend: 9_000) + orders("fine", 30, wait: 5, spend: 5_000)
        let gap = try #require(found(.deadTime, in: engine(events + horizon).continuity()))
        #expect(gap.spendDifference?.value == 4_000)
        #expect(gap.moneyAtRisk?.value == 0)
    }

    @Test func allHurtHasNobodyToCompareWith() throws {
        let report = engine(orders("late", 10, wait: 30, spend: 1_000, score: 4) + horizon).continuity()
        let gap = try #require(found(.deadTime, in: report))
        #expect(gap.shareHurt.value == 1)
        #expect(gap.scoreNotHurt == nil && gap.scoreDifference == nil)
        #expect(gap.spendNotHurt == nil && gap.spendDifference == nil && gap.moneyAtRisk == nil)
    }

    @Test func noneHurtIsNoGap() {
        let report = engine(orders("fine", 10, wait: 5, spend: 1_000) + horizon).continuity()
        #expect(found(.deadTime, in: report) == nil)
    }

    @Test func fewCasesAreFlaggedAndPutNoMoneyAtRisk() throws {
        let events = orders("late", 2, wait: 30, spend: 1_000) + orders("fine", 30, wait: 5, spend: 5_000)
        let gap = try #require(found(.deadTime, in: engine(events + horizon).continuity()))
        #expect(gap.spendHurt?.few == true && gap.spendNotHurt?.few == false)
        #expect(gap.spendDifference?.few == true)
        #expect(gap.moneyAtRisk == nil)
    }

    @Test func passagesNotWatchedForTheWholeWindowAreLeftOut() throws {
        let events = orders("late", 10, wait: 30, spend: 1_000) + orders("fine", 30, wait: 5, spend: 5_000)
        let soon = [GapEvent("last", hours: 200, "close", reference: "r")]
        let gap = try #require(found(.deadTime, in: engine(events + soon).continuity()))
        #expect(gap.spendHurt == nil && gap.spendDifference == nil && gap.moneyAtRisk == nil)
    }

    @Test func noFootageIsAnEmptyReport() {
        let report = engine([]).continuity()
        #expect(report.gaps.isEmpty && report.events == 0 && report.customers == 0)
        #expect(engine([]).gapList() == GapList())
        #expect(engine([]).story(of: "anyone") == nil)
    }

    @Test func unknownOwnersAreCountedAndStayUnknown() throws {
        var events = orders("late", 3, wait: 30, spend: 1)
        events += (0..<30).map { GapEvent("x", hours: Double($0), "stray", reference: "x") }
        events.append(GapEvent("x", hours: 900, "stray", reference: "x"))
        let report = engine(events).continuity()
        #expect(report.unknownOwners == 3 + 31)
        let gap = try #require(report.gaps.first { $0.key.kind == .deadTime && $0.key.from == "stray" })
        #expect(gap.key.fromDepartment == nil && gap.key.toDepartment == nil && gap.key.journey == nil)
        #expect(gap.limitSource == .pair)
        #expect(!report.gaps.contains { $0.key.kind == .ownershipBounce })
    }

    @Test func otherCurrenciesAreCountedAndNotSummed() throws {
        var events = orders("late", 6, wait: 30, spend: 1_000)
        for index in events.indices where events[index].amount != nil { events[index].currency = "USD" }
        let report = engine(events + horizon).continuity()
        #expect(report.otherCurrencyEvents == 6)
        #expect(found(.deadTime, in: report)?.spendHurt?.value == 0)
    }

    /// Orders packed early, promised, renegotiated in time and too late.
    @Test func aPromiseMovesOnlyWhenItIsRenegotiatedInTime() {
        func promise(_ name: String, _ hours: Double, due: Double?, _ fulfils: Bool = false) -> GapEvent {
            var event = GapEvent(name, hours: hours, "contact", reference: "r")
            if fulfils { event.fulfils = "call" } else { event.promise = "call" }
            event.due = due.map { Int64($0 * 3_600_000) }
            return event
        }
        let report = engine([
            promise("kept", 0, due: 10), promise("kept", 9, due: 20), promise("kept", 19, due: nil, true),
            promise("late", 0, due: 10), promise("late", 11, due: 20), promise("late", 19, due: nil, true),
            promise("broken", 0, due: 10), promise("pending", 0, due: 100), promise("open-ended", 0, due: nil),
            GapEvent("last", hours: 50, "close"),
        ]).continuity()
        #expect(report.promises == PromiseKeeping(kept: 1, late: 1, broken: 1, pending: 2))
        #expect(found(.promiseLate, in: report)?.medianExcess == .hours(9))
        #expect(found(.promiseBroken, in: report)?.medianExcess == .hours(40))
        #expect(found(.promiseLate, in: report)?.opportunities == 3)
        #expect(found(.promiseBroken, in: report)?.opportunities == 3)
    }

    @Test func aDroppedHandOffIsCountedOnceItIsDue() {
        let open = engine([
            GapEvent("a", hours: 0, "order", reference: "r"), GapEvent("b", hours: 39, "close", reference: "r"),
        ]).continuity()
        #expect(found(.droppedHandOff, in: open) == nil)
        let due = engine([
            GapEvent("a", hours: 0, "order", reference: "r"), GapEvent("b", hours: 40, "close", reference: "r"),
        ]).continuity()
        #expect(found(.droppedHandOff, in: due)?.occurrences == 1)
        #expect(found(.droppedHandOff, in: due)?.key.to == "pack")
    }

    @Test func whatHappensAfterTheMomentAskedForHasNotHappened() {
        let events = RandomShop(seed: 4).events
        let script = GapShop.script()
        let moment = Timestamp(milliseconds: 700 * 3_600_000)
        let asked = Engine(log: .of(events), script: script).continuity(asOf: moment)
        let lived = Engine(log: .of(events.filter { $0.time <= moment.milliseconds }), script: script)
            .continuity(asOf: moment)
        // Limits come from all footage, so only kinds without a limit can agree.
        func without(_ report: ContinuityReport) -> Set<GapKey> {
            Set(report.gaps.map(\.key)).filter { $0.kind != .deadTime && $0.kind != .deadTimeOpen }
        }
        #expect(without(asked) == without(lived))
        #expect(asked.events == lived.events && asked.cases == lived.cases && asked.promises == lived.promises)
    }

    @Test func absurdTimesAndAmountsDoNoHarm() {
        var events: [GapEvent] = []
        for (number, time) in [Int64.min, -1, 0, 1, Int64.max - 1, Int64.max].enumerated() {
            for scene in GapShop.scenes {
                var event = GapEvent("c\(number % 2)", hours: 0, scene, channel: "web")
                event.time = time
                event.direction = "in"
                event.promise = scene
                event.due = .max - 1
                event.amount = number % 2 == 0 ? .max : .min + 1
                event.score = 10
                event.asks = ["number"]
                event.gives = ["number"]
                events.append(event)
            }
        }
        let engine = engine(events)
        for gap in engine.continuity().gaps {
            #expect(gap.shareHurt.value.isFinite && gap.moneyAtRisk?.value.isNaN != true)
        }
        #expect(engine.story(of: "c0")?.takes.count == 27)
    }

    @Test func rankingsPutTheWorstFirstAndUnknownLast() {
        let report = engine(RandomShop(seed: 3, customers: 60).events).continuity()
        for ranking in GapRanking.allCases {
            let ranked = report.ranked(by: ranking).gaps
            #expect(Set(ranked) == Set(report.gaps))
            #expect(GapRanking.moneyAtRisk.ranked(ranked) == report.gaps)
        }
        let money = report.gaps.map { $0.moneyAtRisk?.value ?? -1 }
        #expect(money == money.sorted(by: >))
        let scores = report.ranked(by: .score).gaps.map { $0.scoreDifference?.value ?? .infinity }
        #expect(scores == scores.sorted())
    }
}
