/// The standard normal distribution.
package enum Normal {
    /// P(Z <= x).
    package static func cdf(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

    /// P(Z > x), exact in the far tail.
    package static func upperTail(_ x: Double) -> Double { cdf(-x) }

    /// P(|Z| >= |z|): the p-value of a two-sided test.
    package static func twoSided(_ z: Double) -> Double { min(1, erfc(abs(z) * 0.5.squareRoot())) }

    package static func density(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * .pi).squareRoot() }

    /// The value below which a share `p` lies: a rational start (Abramowitz & Stegun 1964, 26.2.23) made exact by
    /// Halley's steps.
    package static func quantile(_ p: Double) -> Double {
        if p.isNaN || p < 0 || p > 1 { return .nan }
        if p == 0 { return -.infinity }
        if p == 1 { return .infinity }
        if p == 0.5 { return 0 }
        return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
    }

    /// The half-width in standard errors of a two-sided interval with this confidence, 1.96 for 0.95.
    package static func twoSidedLimit(_ confidence: Double) -> Double { upperQuantile((1 - confidence) / 2) }

    private static func upperQuantile(_ tail: Double) -> Double {
        if tail <= 0 { return .infinity }
        let t = (-2 * log(tail)).squareRoot()
        let top = 2.515517 + t * (0.802853 + t * 0.010328)
        var x = t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        for _ in 0..<3 {
            let error = (upperTail(x) - tail) / density(x)
            x += error / (1 - 0.5 * x * error)
        }
        return x
    }
}
