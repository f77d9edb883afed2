package import Experience

extension Table {
    /// `insight delays`: those with the most customers hurt first.
    package init(delays: HandOffDelays) {
        self.init(
            columns: [
                "from", "to", "delay_above_ms", "hand_offs", "delayed", "customers_hurt", "score_after_delay",
                "score_otherwise", "scored_after_delay", "scored_otherwise",
            ],
            rows: delays.rows.map { row in
                let tally = row.tally
                return [
                    Cell(row.from.text), Cell(row.to.text), Cell(row.thresholdMilliseconds), Cell(tally.handOffs),
                    Cell(tally.delayed), Cell(tally.customersHurt), Cell(tally.delayedMean), Cell(tally.otherMean),
                    Cell(tally.delayedScored), Cell(tally.otherScored),
                ]
            })
    }

    /// `insight later-spend`: the least content first.
    package init(laterSpend: LaterSpend) {
        self.init(
            columns: [
                "score_from", "score_below", "customers", "buyers", "spend_minor", "mean_minor", "variance_minor",
            ],
            rows: laterSpend.rows.map {
                [
                    Cell($0.from), Cell($0.below), Cell($0.customers), Cell($0.buyers), Cell($0.spendSum),
                    Cell($0.spendMean), Cell($0.spendVariance),
                ]
            })
    }

    /// `insight scores`.
    package init(sceneScores: [SceneScoreRow]) {
        self.init(
            columns: ["touchpoint", "month", "answers", "promoters", "detractors", "nps"],
            rows: sceneScores.map {
                [
                    Cell($0.touchpoint.text), Cell(Figures.month($0.month.year, $0.month.month)), Cell($0.answers),
                    Cell($0.promoters),
                    Cell($0.detractors), Cell($0.netPromoterScore),
                ]
            })
    }
}
