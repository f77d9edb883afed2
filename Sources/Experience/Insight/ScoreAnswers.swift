/// What customers spent after a day who had been of some contentment before it. Not what contentment causes: who
/// answers often and who spends much may be the same people for another reason.
package struct LaterSpendRow: Hashable, Sendable {
    /// The mean score before the day, on 0 to 10: from this on...
    package var from: Double?
    /// ... and below this; nil is without an end.
    package var below: Double?
    package var customers: Int
    /// Those who spent something.
    package var buyers: Int
    /// Minor units of the company's currency.
    package var spendSum: Int64
    /// Per customer; nil of none.
    package var spendMean: Double?
    /// Of a sample (divisor n - 1); nil of fewer than two.
    package var spendVariance: Double?

    package init(
        from: Double?, below: Double?, customers: Int, buyers: Int, spendSum: Int64, spendMean: Double?,
        spendVariance: Double?
    ) {
        self.from = from
        self.below = below
        self.customers = customers
        self.buyers = buyers
        self.spendSum = spendSum
        self.spendMean = spendMean
        self.spendVariance = spendVariance
    }
}

/// Later spend by group, and the day that parts before from after.
package struct LaterSpend: Hashable, Sendable {
    package let day: String
    package let rows: [LaterSpendRow]

    package init(day: String, rows: [LaterSpendRow]) {
        self.day = day
        self.rows = rows
    }
}

/// How content customers were in a month right after a scene.
package struct SceneScoreRow: Hashable, Sendable {
    /// The last scene before the answer.
    package var touchpoint: TouchpointID
    package var month: MonthStart
    package var answers: Int
    /// Of 9 and more on 0 to 10.
    package var promoters: Int
    /// Of 6 and less.
    package var detractors: Int

    package init(touchpoint: TouchpointID, month: MonthStart, answers: Int, promoters: Int, detractors: Int) {
        self.touchpoint = touchpoint
        self.month = month
        self.answers = answers
        self.promoters = promoters
        self.detractors = detractors
    }

    /// Net Promoter Score: the share of promoters less that of detractors, times 100.
    package var netPromoterScore: Double { 100 * Double(promoters - detractors) / Double(answers) }
}
