/// A Net Promoter Score and what can be said of it: promoters' share less detractors', times 100 (methods.md 1.1, 1.2).
package struct NetPromoter: Hashable, Sendable {
    package var promoters: Int
    package var passives: Int
    package var detractors: Int

    package init(promoters: Int, passives: Int, detractors: Int) {
        self.promoters = promoters
        self.passives = passives
        self.detractors = detractors
    }

    package var count: Int { promoters + passives + detractors }

    /// -100 to 100; nil without answers.
    package var score: Double? {
        count > 0 ? 100 * Double(promoters - detractors) / Double(count) : nil
    }

    /// Variance of one answer's class (+1, 0, -1), at most 1.
    package var unitVariance: Double { shares.variance }

    /// Standard error in points.
    package var standardError: Double { 100 * (unitVariance / Double(count)).squareRoot() }

    /// Mean and spread of the classes +1, 0, -1.
    package var classMoments: Moments {
        Moments(
            count: count, sum: Double(promoters - detractors), sumOfSquares: Double(promoters + detractors))
    }

    /// The interval to publish, good from one answer on: 3/4 of a promoter, 3/2 of a passive and 3/4 of a detractor are
    /// added, and the limits end at -100 and 100 (Rocks 2016, Am. Stat. 70:365).
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval {
        let adjusted = adjustedShares
        let halfWidth = Normal.twoSidedLimit(confidence) * adjusted.standardError
        return ConfidenceInterval(center: adjusted.score, halfWidth: halfWidth).clamped(to: -100...100)
    }

    /// The centre of ``interval(confidence:)``, drawn a little towards zero.
    package var adjustedScore: Double { adjustedShares.score }

    /// Wald's interval, for comparison with other tools only: too short for few answers.
    package func waldInterval(confidence: Double = 0.95) -> ConfidenceInterval? {
        score.map { ConfidenceInterval(center: $0, halfWidth: Normal.twoSidedLimit(confidence) * standardError) }
    }

    /// Student's interval of the classes (methods.md A1); nil of fewer than two answers.
    package func studentInterval(confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let score, let error = classMoments.standardError else { return nil }
        let limit = StudentT(degrees: Double(count - 1)).twoSidedLimit(confidence)
        return ConfidenceInterval(center: score, halfWidth: 100 * limit * error)
    }

    var adjustedShares: PromoterShares {
        PromoterShares(
            promoters: Double(promoters) + 0.75, detractors: Double(detractors) + 0.75, count: Double(count) + 3)
    }

    var shares: PromoterShares {
        PromoterShares(promoters: Double(promoters), detractors: Double(detractors), count: Double(count))
    }
}

/// Shares of promoters and detractors among possibly fractional answers.
struct PromoterShares {
    var promoters: Double
    var detractors: Double
    var count: Double

    var balance: Double { (promoters - detractors) / count }

    var score: Double { 100 * balance }

    var variance: Double { max(0, (promoters + detractors) / count - balance * balance) }

    /// In points.
    var standardError: Double { 100 * (variance / count).squareRoot() }
}
