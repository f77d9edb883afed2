package import Experience

/// One continuity gap with its figures.
package struct GapJSON: Encodable, Sendable {
    struct Month: Encodable, Sendable {
        /// `2026-03`.
        let month: String
        let occurrences: Int
        let opportunities: Int
    }

    struct Example: Encodable, Sendable {
        let customer: String
        let reference: String?
        let at: String
    }

    let rank: Int
    let gap: GapKeyJSON
    let sentence: String
    let occurrences: Int
    let opportunities: Int
    let customersHurt: Int
    let customersExposed: Int
    let shareHurt: EstimateJSON
    let limitMs: Int64?
    let limitSource: String?
    let medianExcessMs: Int64?
    let scoreHurt: EstimateJSON?
    let scoreNotHurt: EstimateJSON?
    let scoreDifference: EstimateJSON?
    let spendHurtMinor: EstimateJSON?
    let spendNotHurtMinor: EstimateJSON?
    let spendDifferenceMinor: EstimateJSON?
    let moneyAtRiskMinor: EstimateJSON?
    let trend: [Month]
    let examples: [Example]

    package init(_ gap: ContinuityGap, rank: Int, words: GapWords) {
        self.rank = rank
        self.gap = GapKeyJSON(gap.key)
        sentence = words.sentence(gap)
        occurrences = gap.occurrences
        opportunities = gap.opportunities
        customersHurt = gap.customersHurt
        customersExposed = gap.customersExposed
        shareHurt = EstimateJSON(gap.shareHurt)
        limitMs = gap.limit?.milliseconds
        limitSource = gap.limitSource?.rawValue
        medianExcessMs = gap.medianExcess?.milliseconds
        scoreHurt = gap.scoreHurt.map(EstimateJSON.init)
        scoreNotHurt = gap.scoreNotHurt.map(EstimateJSON.init)
        scoreDifference = gap.scoreDifference.map(EstimateJSON.init)
        spendHurtMinor = gap.spendHurt.map(EstimateJSON.init)
        spendNotHurtMinor = gap.spendNotHurt.map(EstimateJSON.init)
        spendDifferenceMinor = gap.spendDifference.map(EstimateJSON.init)
        moneyAtRiskMinor = gap.moneyAtRisk.map(EstimateJSON.init)
        trend = gap.trend.map {
            Month(
                month: Figures.month($0.year, $0.month), occurrences: $0.occurrences,
                opportunities: $0.opportunities)
        }
        examples = gap.examples.map {
            Example(customer: $0.customer, reference: $0.reference, at: $0.at.iso8601)
        }
    }
}

/// One gap asked for by name: its figures, the distribution of its waits and the stories that show it.
package struct GapAnswerJSON: Encodable, Sendable {
    struct Bar: Encodable, Sendable {
        let upToMs: Int64
        let count: Int
    }

    let gap: GapJSON
    let ranked: Int
    let scriptVersion: String?
    let waits: [Bar]

    package init(_ answer: GapAnswer) {
        gap = GapJSON(answer.gap, rank: answer.rank, words: GapWords(names: answer.context.names))
        ranked = answer.ranked
        scriptVersion = answer.context.scriptVersion
        waits = answer.waits.map { Bar(upToMs: $0.upTo.milliseconds, count: $0.count) }
    }
}
