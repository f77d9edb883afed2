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
    let customers_hurt: Int
    let customers_exposed: Int
    let share_hurt: EstimateJSON
    let limit_ms: Int64?
    let limit_source: String?
    let median_excess_ms: Int64?
    let score_hurt: EstimateJSON?
    let score_not_hurt: EstimateJSON?
    let score_difference: EstimateJSON?
    let spend_hurt_minor: EstimateJSON?
    let spend_not_hurt_minor: EstimateJSON?
    let spend_difference_minor: EstimateJSON?
    let money_at_risk_minor: EstimateJSON?
    let trend: [Month]
    let examples: [Example]

    package init(_ gap: ContinuityGap, rank: Int, words: GapWords) {
        self.rank = rank
        self.gap = GapKeyJSON(gap.key)
        sentence = words.sentence(gap)
        occurrences = gap.occurrences
        opportunities = gap.opportunities
        customers_hurt = gap.customersHurt
        customers_exposed = gap.customersExposed
        share_hurt = EstimateJSON(gap.shareHurt)
        limit_ms = gap.limit?.milliseconds
        limit_source = gap.limitSource?.rawValue
        median_excess_ms = gap.medianExcess?.milliseconds
        score_hurt = gap.scoreHurt.map(EstimateJSON.init)
        score_not_hurt = gap.scoreNotHurt.map(EstimateJSON.init)
        score_difference = gap.scoreDifference.map(EstimateJSON.init)
        spend_hurt_minor = gap.spendHurt.map(EstimateJSON.init)
        spend_not_hurt_minor = gap.spendNotHurt.map(EstimateJSON.init)
        spend_difference_minor = gap.spendDifference.map(EstimateJSON.init)
        money_at_risk_minor = gap.moneyAtRisk.map(EstimateJSON.init)
        trend = gap.trend.map {
            Month(
                month: "\($0.year)-\($0.month < 10 ? "0" : "")\($0.month)", occurrences: $0.occurrences,
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
        let up_to_ms: Int64
        let count: Int
    }

    let gap: GapJSON
    let ranked: Int
    let script_version: String?
    let waits: [Bar]

    package init(_ answer: GapAnswer) {
        gap = GapJSON(answer.gap, rank: answer.rank, words: GapWords(names: answer.context.names))
        ranked = answer.ranked
        script_version = answer.context.scriptVersion
        waits = answer.waits.map { Bar(up_to_ms: $0.upTo.milliseconds, count: $0.count) }
    }
}
