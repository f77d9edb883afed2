/// Whether two Net Promoter Scores of different people differ (methods.md 1.3).
package struct NetPromoterDifference: Sendable {
    package var first: NetPromoter
    package var second: NetPromoter

    package init(_ first: NetPromoter, _ second: NetPromoter) {
        self.first = first
        self.second = second
    }

    /// The first score less the second, in points.
    package var points: Double { first.shares.score - second.shares.score }

    /// Standard error of ``points``.
    package var standardError: Double { combined(first.shares, second.shares) }

    package var waldZ: Double { points / standardError }

    package func waldInterval(confidence: Double = 0.95) -> ConfidenceInterval {
        ConfidenceInterval(center: points, halfWidth: Normal.twoSidedLimit(confidence) * standardError)
    }

    /// The difference that decides: each side adjusted like ``NetPromoter/interval(confidence:)``.
    package var adjustedPoints: Double { first.adjustedScore - second.adjustedScore }

    package var adjustedPValue: Double { Normal.twoSided(adjustedPoints / adjustedStandardError) }

    /// The interval to publish.
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval {
        ConfidenceInterval(
            center: adjustedPoints, halfWidth: Normal.twoSidedLimit(confidence) * adjustedStandardError)
    }

    /// Welch's t on the classes +1, 0, -1.
    package var welch: MeanDifference { MeanDifference(first.classMoments, second.classMoments) }

    /// The two distributions of detractors, passives and promoters, compared as ranks.
    package var ordinal: OrdinalComparison {
        OrdinalComparison(
            [first.detractors, first.passives, first.promoters],
            [second.detractors, second.passives, second.promoters])
    }

    private var adjustedStandardError: Double { combined(first.adjustedShares, second.adjustedShares) }

    private func combined(_ a: PromoterShares, _ b: PromoterShares) -> Double {
        let errorA = a.standardError
        let errorB = b.standardError
        return (errorA * errorA + errorB * errorB).squareRoot()
    }
}
