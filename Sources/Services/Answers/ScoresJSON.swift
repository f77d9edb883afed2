package import Experience

/// `insight delays`.
package struct DelaysJSON: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let from: String?
        let to: String?
        let delayAboveMs: Int64?
        let handOffs: Int
        let delayed: Int
        let customersHurt: Int
        let scoreAfterDelay: Double?
        let scoreOtherwise: Double?
        let scoredAfterDelay: Int
        let scoredOtherwise: Int

        init(_ tally: HandOffDelays.Tally, _ row: HandOffDelays.Row? = nil) {
            from = row?.from.text
            to = row?.to.text
            delayAboveMs = row?.thresholdMilliseconds
            handOffs = tally.handOffs
            delayed = tally.delayed
            customersHurt = tally.customersHurt
            scoreAfterDelay = tally.delayedMean
            scoreOtherwise = tally.otherMean
            scoredAfterDelay = tally.delayedScored
            scoredOtherwise = tally.otherScored
        }
    }

    let total: Row
    let handOffs: [Row]

    package init(_ answer: HandOffDelays) {
        total = Row(answer.total)
        handOffs = answer.rows.map { Row($0.tally, $0) }
    }
}

/// `insight later-spend`.
package struct LaterSpendJSON: Encodable, Sendable {
    struct Group: Encodable, Sendable {
        let scoreFrom: Double?
        let scoreBelow: Double?
        let customers: Int
        let buyers: Int
        let spendMinor: Int64
        let meanMinor: Double?
        let varianceMinor: Double?
    }

    let split: String
    let groups: [Group]

    package init(_ answer: LaterSpend) {
        split = answer.day
        groups = answer.rows.map {
            Group(
                scoreFrom: $0.from, scoreBelow: $0.below, customers: $0.customers, buyers: $0.buyers,
                spendMinor: $0.spendSum, meanMinor: $0.spendMean, varianceMinor: $0.spendVariance)
        }
    }
}

/// `insight scores`.
package struct SceneScoresJSON: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let touchpoint: String
        let month: String
        let answers: Int
        let promoters: Int
        let detractors: Int
        let nps: Double
    }

    let scores: [Row]

    package init(_ rows: [SceneScoreRow]) {
        scores = rows.map {
            Row(
                touchpoint: $0.touchpoint.text, month: Figures.month($0.month.year, $0.month.month),
                answers: $0.answers, promoters: $0.promoters,
                detractors: $0.detractors, nps: $0.netPromoterScore)
        }
    }
}
