/// Student's t distribution, for means of few answers.
package struct StudentT: Sendable {
    package var degrees: Double

    package init(degrees: Double) {
        self.degrees = degrees
    }

    /// P(T <= t).
    package func cdf(_ t: Double) -> Double { t < 0 ? upperTail(-t) : 1 - upperTail(t) }

    /// P(T > t).
    package func upperTail(_ t: Double) -> Double {
        if t < 0 { return 1 - upperTail(-t) }
        if t.isInfinite { return 0 }
        let square = t * t
        let x = degrees / (degrees + square)
        return 0.5 * Special.regularizedBeta(0.5 * degrees, 0.5, x, complement: square / (degrees + square))
    }

    /// P(|T| >= |t|): the p-value of a two-sided test.
    package func twoSided(_ t: Double) -> Double { min(1, 2 * upperTail(abs(t))) }

    package func density(_ t: Double) -> Double {
        let shape = -0.5 * (degrees + 1) * log1p(t * t / degrees)
        return exp(shape - 0.5 * log(degrees) - Special.logBeta(0.5 * degrees, 0.5))
    }

    /// The value below which a share `p` lies.
    package func quantile(_ p: Double) -> Double {
        if p.isNaN || p < 0 || p > 1 { return .nan }
        if p == 0.5 { return 0 }
        return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
    }

    /// The half-width in standard errors of a two-sided interval with this confidence.
    package func twoSidedLimit(_ confidence: Double) -> Double { upperQuantile((1 - confidence) / 2) }

    private func upperQuantile(_ tail: Double) -> Double {
        if tail <= 0 { return .infinity }
        var high = 2.0
        while upperTail(high) > tail && high.isFinite { high *= 2 }
        return Root.rising(to: -tail, from: 0, through: high, start: Normal.quantile(1 - tail)) {
            -upperTail($0)
        } slope: {
            density($0)
        }
    }
}
