import Experience
import Services

extension GapPage {
    /// How long customers waited, with the limit as a line; nil for gaps that are no waits.
    static func waitChart(_ answer: GapAnswer) -> ChartSpec? {
        guard let limit = answer.gap.limit, answer.waits.contains(where: { $0.count > 0 }) else { return nil }
        let firstOver = answer.waits.firstIndex { $0.upTo > limit } ?? answer.waits.count
        let over = Figures.count(answer.gap.occurrences)
        let all = Figures.count(answer.gap.opportunities, "wait was", "waits were")
        return ChartSpec(
            finding: "\(over) of \(all) longer than the limit of \(limit.inWords).",
            categories: answer.waits.map { "up to " + $0.upTo.inWords }, categoryTitle: "Wait", valueTitle: "Passages",
            unit: .count,
            series: [
                ChartSpec.Series(
                    name: "Passages", shape: .bars, tone: .calm, values: answer.waits.map { Double($0.count) },
                    hurt: Array(firstOver..<answer.waits.count))
            ],
            marks: [ChartSpec.Mark(label: "limit \(limit.inWords)", beforeCategory: firstOver)])
    }

    /// The share of passages that broke, month by month; nil with fewer than two months.
    static func trendChart(_ gap: ContinuityGap) -> ChartSpec? {
        guard gap.trend.count(where: { $0.opportunities > 0 }) > 1 else { return nil }
        let shares = gap.trend.map { month in
            month.opportunities > 0 ? Double(month.occurrences) / Double(month.opportunities) * 100 : nil
        }
        return ChartSpec(
            finding: trendFinding(gap), categories: gap.trend.map { Almanac.month(year: $0.year, month: $0.month) },
            categoryTitle: "Month", valueTitle: "Share that broke", unit: .percent,
            series: [
                ChartSpec.Series(name: "Share that broke", shape: .line, tone: .hurt, values: shares),
                ChartSpec.Series(
                    name: "Broke", shape: .listed, tone: .calm, values: gap.trend.map { Double($0.occurrences) },
                    unit: .count),
                ChartSpec.Series(
                    name: "Opportunities", shape: .listed, tone: .calm,
                    values: gap.trend.map { Double($0.opportunities) }, unit: .count),
            ], range: ChartSpec.ClosedValues(low: 0, high: 1))
    }

    private static func trendFinding(_ gap: ContinuityGap) -> String {
        let lived = gap.trend.filter { $0.opportunities > 0 }
        guard let first = lived.first, let last = lived.last else { return "" }
        func words(_ month: GapMonth) -> String {
            let share = Figures.share(Double(month.occurrences) / Double(month.opportunities))
            return "\(share) in \(Almanac.month(year: month.year, month: month.month))"
        }
        return "Month by month: from \(words(first)) to \(words(last))."
    }
}
