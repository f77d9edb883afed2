extension Special {
    /// Digamma, the derivative of ln Gamma, for x > 0: recurrence up to 12, then the asymptotic series
    /// (Abramowitz & Stegun 1964, 6.3.5 and 6.3.18).
    package static func digamma(_ x: Double) -> Double {
        var x = x
        var shift = 0.0
        while x < 12 {
            shift -= 1 / x
            x += 1
        }
        let s = 1 / (x * x)
        let series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * 691 / 32_760)))))
        return shift + log(x) - 0.5 / x - series
    }

    /// Trigamma, the derivative of digamma, for x > 0 (Abramowitz & Stegun 1964, 6.4.6 and 6.4.12).
    package static func trigamma(_ x: Double) -> Double {
        var x = x
        var shift = 0.0
        while x < 12 {
            shift += 1 / (x * x)
            x += 1
        }
        let s = 1 / (x * x)
        let series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * 691 / 2730)))))
        return shift + 1 / x + 0.5 * s + series / x
    }

    /// The lower regularised incomplete gamma function P(a, x), a > 0, x >= 0.
    package static func lowerGamma(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x.isInfinite { return 1 }
        return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x)
    }

    /// The upper regularised incomplete gamma function Q(a, x) = 1 - P(a, x), exact in its tail.
    package static func upperGamma(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 1 }
        if x.isInfinite { return 0 }
        return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x)
    }

    /// x^a exp(-x) / Gamma(a); for large a about its peak, where the plain formula would cancel.
    static func gammaFactor(_ a: Double, _ x: Double) -> Double {
        if a < 10 { return exp(a * log(x) - x - lgamma(a)) }
        let excess = (x - a) / a
        let decay = abs(excess) < 0.5 ? excess - log1p(excess) : x / a - 1 - log(x / a)
        return (a / (2 * .pi)).squareRoot() * exp(-a * decay - stirlingCorrection(a))
    }

    /// ln Gamma(x) less its Stirling approximation, for x >= 10 (Abramowitz & Stegun 1964, 6.1.41).
    static func stirlingCorrection(_ x: Double) -> Double {
        let s = 1 / (x * x)
        return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * 691 / 360_360))))) / x
    }

    private static func gammaSeries(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var n = a
        while term > sum * 1e-17 {
            n += 1
            term *= x / n
            sum += term
        }
        return sum * gammaFactor(a, x)
    }

    /// Legendre's continued fraction by the modified Lentz method (Press et al. 2007, 6.2).
    private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var fraction = d
        for i in 1...100_000 {
            let an = -Double(i) * (Double(i) - a)
            b += 2
            d = 1 / awayFromZero(an * d + b)
            c = awayFromZero(b + an / c)
            let step = c * d
            fraction *= step
            if abs(step - 1) < 1e-16 { break }
        }
        return fraction * gammaFactor(a, x)
    }

    /// Smallest divisor that Lentz's method lets through.
    static let tiny = 1e-300

    static func awayFromZero(_ x: Double) -> Double { abs(x) < tiny ? tiny : x }
}
