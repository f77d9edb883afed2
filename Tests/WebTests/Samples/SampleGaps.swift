import Experience
import Intake

@testable import Services

extension Sample {
    /// 20 May 2026, 14:05 in Berlin.
    static let lastMoment = Timestamp(milliseconds: 1_779_278_700_000)
    /// Two hours later.
    static let now = Timestamp(milliseconds: 1_779_285_900_000)

    static func estimate(_ value: Double, _ half: Double?, _ count: Int, few: Bool = false) -> Estimate {
        Estimate(
            value: value, interval: half.map { Interval(low: value - $0, high: value + $0) }, count: count, few: few)
    }

    static let lateShipping = ContinuityGap(
        key: GapKey(
            kind: .deadTime, journey: "buy-a-dress", from: "pack", to: "ship", fromDepartment: "warehouse",
            toDepartment: "carrier"),
        occurrences: 1_311, opportunities: 20_114, customersHurt: 1_204, customersExposed: 18_332,
        shareHurt: Estimate(value: 0.0657, interval: Interval(low: 0.0622, high: 0.0694), count: 18_332, few: false),
        trend: (0..<9).map {
            GapMonth(
                year: $0 < 4 ? 2025 : 2026, month: $0 < 4 ? 9 + $0 : $0 - 3, occurrences: 90 + $0 * 14,
                opportunities: 2_200)
        },
        limit: .days(1), limitSource: .standard, medianExcess: Wait(milliseconds: 250_560_000),
        scoreHurt: estimate(6.1, 0.2, 389), scoreNotHurt: estimate(8.4, 0.1, 5_120),
        scoreDifference: estimate(-2.3, 0.2, 5_509), spendHurt: estimate(9_120, 410, 1_010),
        spendNotHurt: estimate(13_110, 190, 15_200), spendDifference: estimate(-3_987, 1_410, 16_210),
        moneyAtRisk: Estimate(
            value: 4_800_000, interval: Interval(low: 3_100_000, high: 6_500_000), count: 1_204, few: false),
        examples: [GapExample(customer: "C-001042", reference: "O-7", at: lastMoment)])

    static let bounce = ContinuityGap(
        key: GapKey(
            kind: .ownershipBounce, journey: "buy-a-dress", from: "support", to: "support", fromDepartment: "service",
            toDepartment: "finance", subject: "service>finance>service"),
        occurrences: 212, opportunities: 1_940, customersHurt: 190, customersExposed: 1_702,
        shareHurt: estimate(0.1116, 0.015, 1_702),
        trend: [
            GapMonth(year: 2026, month: 3, occurrences: 80, opportunities: 600),
            GapMonth(year: 2026, month: 4, occurrences: 61, opportunities: 640),
        ], scoreHurt: estimate(5.2, 0.5, 61), scoreNotHurt: estimate(7.7, 0.2, 802),
        scoreDifference: estimate(-2.5, 0.6, 863))

    static let rare = ContinuityGap(
        key: GapKey(
            kind: .repeatedAsk, journey: "buy-a-dress", from: "order", to: "support", fromDepartment: "marketing",
            toDepartment: nil, subject: "order_number"),
        occurrences: 7, opportunities: 31, customersHurt: 6, customersExposed: 29,
        shareHurt: Estimate(value: 0.2069, interval: Interval(low: 0.098, high: 0.384), count: 29, few: true),
        scoreHurt: estimate(7, nil, 3, few: true), scoreNotHurt: estimate(8.1, 1.2, 8, few: true),
        scoreDifference: estimate(-1.1, nil, 11, few: true))

    static func continuity(_ gaps: [ContinuityGap] = [lateShipping, bounce, rare]) -> ContinuityAnswer {
        ContinuityAnswer(
            report: ContinuityReport(
                filter: InsightFilter(), asOf: lastMoment, events: gaps.isEmpty ? 0 : 412_908, customers: 18_332,
                cases: 20_114, unknownOwners: 12, gaps: gaps,
                promises: PromiseKeeping(kept: 8_120, late: 411, broken: 96, pending: 230), otherCurrencyEvents: 0),
            ranking: .moneyAtRisk, scriptVersion: "v3", names: Names(of: script), currency: euro,
            settings: Settings(), unmeasured: Unmeasured(of: script))
    }

    static let choices = FilterChoices(
        journeys: [FilterChoices.Choice(id: "buy-a-dress", name: "Buy a dress")],
        departments: script.company.departments.map { FilterChoices.Choice(id: $0.id.text, name: $0.name) },
        channels: ["phone", "web"], segments: [], lastMoment: lastMoment, calendar: CompanyCalendar(of: script))

    static let gapAnswer = GapAnswer(
        gap: lateShipping, rank: 1, ranked: 3, context: continuity(),
        waits: [
            (10, 1_400), (20, 9_800), (24, 7_603), (40, 402), (60, 391), (90, 330), (135, 188),
        ].map { WaitBin(upTo: .hours($0.0), count: $0.1) },
        stories: [story])
}
