/// The beta distribution: what is known of a share after so many successes and failures.
package struct BetaDistribution: Sendable {
    package var a: Double
    package var b: Double

    package init(a: Double, b: Double) {
        self.a = a
        self.b = b
    }

    package var mean: Double { a / (a + b) }

    /// P(X <= x).
    package func cdf(_ x: Double) -> Double { Special.regularizedBeta(a, b, x) }

    package func density(_ x: Double) -> Double {
        if x <= 0 || x >= 1 { return 0 }
        return exp((a - 1) * log(x) + (b - 1) * log1p(-x) - Special.logBeta(a, b))
    }

    /// The value below which a share `p` lies.
    package func quantile(_ p: Double) -> Double {
        if p.isNaN || p < 0 || p > 1 { return .nan }
        if p == 0 || p == 1 { return p }
        return Root.rising(to: p, from: 0, through: 1, start: mean, cdf, slope: density)
    }
}

/// Fisher's F distribution, for ratios of variances.
package struct FDistribution: Sendable {
    package var numerator: Double
    package var denominator: Double

    /// With the degrees of freedom of both variances.
    package init(numerator: Double, denominator: Double) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// P(F <= f).
    package func cdf(_ f: Double) -> Double { tail(f, isUpper: false) }

    /// P(F > f): the p-value of an F test.
    package func upperTail(_ f: Double) -> Double { tail(f, isUpper: true) }

    /// The value below which a share `p` lies.
    package func quantile(_ p: Double) -> Double {
        // From the nearer end, where the share's distance from it keeps its digits.
        if p > 0.5 {
            let rest = BetaDistribution(a: denominator / 2, b: numerator / 2).quantile(1 - p)
            return denominator * (1 - rest) / (numerator * rest)
        }
        let share = BetaDistribution(a: numerator / 2, b: denominator / 2).quantile(p)
        return denominator * share / (numerator * (1 - share))
    }

    private func tail(_ f: Double, isUpper: Bool) -> Double {
        if f <= 0 { return isUpper ? 1 : 0 }
        let total = numerator * f + denominator
        let x = numerator * f / total
        let y = denominator / total
        return isUpper
            ? Special.regularizedBeta(denominator / 2, numerator / 2, y, complement: x)
            : Special.regularizedBeta(numerator / 2, denominator / 2, x, complement: y)
    }
}
