import Experience

extension Table {
    /// The continuity report as figures, one gap a row; amounts in minor units, waits in milliseconds.
    package init(continuity answer: ContinuityAnswer) {
        let words = GapWords(names: answer.names)
        self.init(
            columns: [
                "rank", "gap", "kind", "journey", "from", "to", "from_department", "to_department", "subject",
                "occurrences", "opportunities", "customers_hurt", "customers_exposed", "share_hurt", "share_low",
                "share_high", "limit_ms", "limit_source", "median_excess_ms", "score_hurt", "score_not_hurt",
                "score_difference", "score_difference_low", "score_difference_high", "spend_difference",
                "spend_difference_low", "spend_difference_high", "money_at_risk", "money_at_risk_low",
                "money_at_risk_high", "few", "sentence",
            ],
            rows: answer.report.gaps.enumerated().map { index, gap in
                Self.place(index, gap) + Self.counts(gap) + Self.effects(gap) + [Cell(words.sentence(gap))]
            })
    }

    private static func place(_ index: Int, _ gap: ContinuityGap) -> [Cell] {
        let key = gap.key
        return [
            Cell(index + 1), Cell(key.name), Cell(key.kind.rawValue), Cell(key.journey?.text), Cell(key.from?.text),
            Cell(key.to?.text), Cell(key.fromDepartment?.text), Cell(key.toDepartment?.text), Cell(key.subject),
        ]
    }

    private static func counts(_ gap: ContinuityGap) -> [Cell] {
        [
            Cell(gap.occurrences), Cell(gap.opportunities), Cell(gap.customersHurt), Cell(gap.customersExposed),
        ] + cells(gap.shareHurt) + [
            gap.limit.map { Cell($0.milliseconds) } ?? .absent, Cell(gap.limitSource?.rawValue),
            gap.medianExcess.map { Cell($0.milliseconds) } ?? .absent,
        ]
    }

    private static func effects(_ gap: ContinuityGap) -> [Cell] {
        [Cell(gap.scoreHurt?.value), Cell(gap.scoreNotHurt?.value)] + cells(gap.scoreDifference)
            + cells(gap.spendDifference) + cells(gap.moneyAtRisk) + [Cell(gap.shareHurt.few ? 1 : 0)]
    }

    /// Value, low and high.
    private static func cells(_ estimate: Estimate?) -> [Cell] {
        [Cell(estimate?.value), Cell(estimate?.interval?.low), Cell(estimate?.interval?.high)]
    }
}
