/// The gamma distribution with scale 1.
package struct GammaDistribution: Sendable {
    package var shape: Double

    package init(shape: Double) {
        self.shape = shape
    }

    /// P(X <= x).
    package func cdf(_ x: Double) -> Double { Special.lowerGamma(shape, x) }

    /// P(X > x), exact in the far tail.
    package func upperTail(_ x: Double) -> Double { Special.upperGamma(shape, x) }

    package func density(_ x: Double) -> Double { x <= 0 ? 0 : Special.gammaFactor(shape, x) / x }

    /// The value below which a share `p` lies.
    package func quantile(_ p: Double) -> Double {
        if p.isNaN || p < 0 || p > 1 { return .nan }
        if p == 0 { return 0 }
        if p == 1 { return .infinity }
        var high = max(1, 2 * shape)
        while cdf(high) < p { high *= 2 }
        return Root.rising(to: p, from: 0, through: high, start: shape, cdf, slope: density)
    }
}

/// The chi-squared distribution, for tables of counts and for variances.
package struct ChiSquared: Sendable {
    private let half: GammaDistribution

    package init(degrees: Double) {
        half = GammaDistribution(shape: degrees / 2)
    }

    /// P(X <= x).
    package func cdf(_ x: Double) -> Double { half.cdf(x / 2) }

    /// P(X > x): the p-value of a chi-squared test.
    package func upperTail(_ x: Double) -> Double { half.upperTail(x / 2) }

    /// The value below which a share `p` lies.
    package func quantile(_ p: Double) -> Double { 2 * half.quantile(p) }
}

/// The Poisson distribution, for counts of rare happenings.
package struct Poisson: Sendable {
    package var mean: Double

    package init(mean: Double) {
        self.mean = mean
    }

    /// P(N <= count).
    package func cdf(_ count: Int) -> Double {
        count < 0 ? 0 : Special.upperGamma(Double(count) + 1, mean)
    }

    /// P(N > count).
    package func upperTail(_ count: Int) -> Double {
        count < 0 ? 1 : Special.lowerGamma(Double(count) + 1, mean)
    }
}
