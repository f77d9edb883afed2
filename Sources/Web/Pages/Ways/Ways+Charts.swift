import Experience
import Services

extension WaysPage {
    /// The scenes right after (or before) a touchpoint; nil where there are none.
    static func chart(_ answer: PathsAnswer, _ names: Names) -> ChartSpec? {
        guard let commonest = answer.tree.next.first, answer.tree.passages > 0 else { return nil }
        let share = Figures.share(Double(commonest.passages) / Double(answer.tree.passages))
        let side = answer.direction == .after ? "go on to" : "come from"
        var rows = answer.tree.next.map { (names.touchpoint($0.touchpoint), $0.passages) }
        if answer.tree.others > 0 { rows.append(("other scenes", answer.tree.others)) }
        if answer.tree.rests > 0 { rows.append(("nothing", answer.tree.rests)) }
        return ChartSpec(
            finding: "\(share) \(side) “\(names.touchpoint(commonest.touchpoint))”, the commonest scene.",
            categories: rows.map(\.0), categoryTitle: "Scene", valueTitle: "Passages", unit: .count,
            series: [ChartSpec.Series(name: "Passages", shape: .bars, tone: .accent, values: rows.map { Double($0.1) })]
        )
    }

    /// The share of all who entered that reaches each step.
    static func chart(_ answer: ReachAnswer, _ names: Names) -> ChartSpec? {
        guard let first = answer.steps.first, let last = answer.steps.last, let share = last.fromStart,
            first.customers > 0
        else { return nil }
        func percent(_ value: (Estimate) -> Double?) -> [Double?] {
            answer.steps.map { step in step.fromStart.map { value($0).map { $0 * 100 } } ?? 100 }
        }
        return ChartSpec(
            finding: "\(Figures.share(share.value)) reach “\(names.touchpoint(last.touchpoint))” within "
                + "\(answer.within.inWords).",
            categories: answer.steps.map { names.touchpoint($0.touchpoint) }, categoryTitle: "Step",
            valueTitle: "Share that reaches it", unit: .percent,
            series: [
                ChartSpec.Series(
                    name: "Share that reaches it", shape: .bars, tone: .accent, values: percent(\.value),
                    low: percent { $0.interval?.low }, high: percent { $0.interval?.high })
            ], range: ChartSpec.ClosedValues(low: 0, high: 100))
    }

    /// All cohorts together, of the months that are over for them.
    static func chart(_ answer: RetentionAnswer) -> ChartSpec? {
        let over = answer.cohorts.filter(\.isComplete)
        let longest = over.map { $0.months.prefix(while: \.isComplete).count }.max() ?? 0
        guard longest > 1 else { return nil }
        let shares = (0..<longest).map { number -> Double? in
            let known = over.filter { $0.months.count > number && $0.months[number].isComplete }
            let all = known.reduce(0) { $0 + $1.customers }
            let back = known.reduce(0) { $0 + $1.months[number].customers }
            return all > 0 ? Double(back) / Double(all) * 100 : nil
        }
        let first = shares.first.flatMap(\.self).map { Figures.share($0 / 100) } ?? "–"
        return ChartSpec(
            finding: "\(first) are seen again in the month after; all cohorts together, months that are over.",
            categories: (1...longest).map { "+\($0)" }, categoryTitle: "Months later", valueTitle: "Share seen again",
            unit: .percent,
            series: [ChartSpec.Series(name: "Share seen again", shape: .line, tone: .accent, values: shares)],
            range: ChartSpec.ClosedValues(low: 0, high: 1))
    }
}
