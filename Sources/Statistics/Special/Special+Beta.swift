extension Special {
    /// ln B(a, b) for a, b > 0, exact to the last digits also where both are large
    /// (Didonato & Morris 1992, ACM TOMS 18:360, section 2).
    package static func logBeta(_ a: Double, _ b: Double) -> Double {
        let p = min(a, b)
        let q = max(a, b)
        if q < 10 { return lgamma(p) + lgamma(q) - lgamma(p + q) }
        let correction = stirlingCorrection(q) - stirlingCorrection(p + q)
        let tail = log1p(-p / (p + q))
        if p < 10 { return lgamma(p) + correction + p - p * log(p + q) + (q - 0.5) * tail }
        let half = 0.5 * log(2 * .pi / q)
        return half + stirlingCorrection(p) + correction + (p - 0.5) * log(p / (p + q)) + q * tail
    }

    /// The regularised incomplete beta function I_x(a, b), a, b > 0, 0 <= x <= 1.
    package static func regularizedBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
        regularizedBeta(a, b, x, complement: 1 - x)
    }

    /// I_x(a, b) where 1 - x is known better than by subtraction.
    static func regularizedBeta(_ a: Double, _ b: Double, _ x: Double, complement y: Double) -> Double {
        if x <= 0 { return 0 }
        if y <= 0 { return 1 }
        let logX = x < 0.5 ? log(x) : log1p(-y)
        let logY = y < 0.5 ? log(y) : log1p(-x)
        let factor = exp(a * logX + b * logY - logBeta(a, b))
        // The fraction converges fast on this side of the mean; the other side is its mirror image.
        if x < (a + 1) / (a + b + 2) { return factor * betaFraction(a, b, x) / a }
        return 1 - factor * betaFraction(b, a, y) / b
    }

    /// The continued fraction of the incomplete beta function by the modified Lentz method (Press et al. 2007, 6.4).
    private static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        var c = 1.0
        var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
        var fraction = d
        for i in 1...100_000 {
            let m = Double(i)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / awayFromZero(1 + even * d)
            c = awayFromZero(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / awayFromZero(1 + odd * d)
            c = awayFromZero(1 + odd / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return fraction
    }
}
