/// Where a continuous function crosses zero.
package enum Root {
    /// The root between two points at which the function has different signs (Brent 1973, chapter 4); nil where the
    /// signs are the same.
    package static func brent(
        between low: Double, and high: Double, tolerance: Double = 1e-15, of function: (Double) -> Double
    ) -> Double? {
        var a = low
        var b = high
        var fa = function(a)
        var fb = function(b)
        if fa == 0 { return a }
        if fb == 0 { return b }
        if (fa > 0) == (fb > 0) || fa.isNaN || fb.isNaN { return nil }
        var c = a
        var fc = fa
        var step = b - a
        var previousStep = step
        for _ in 0..<500 {
            if (fb > 0) == (fc > 0) { (c, fc, step, previousStep) = (a, fa, b - a, b - a) }
            if abs(fc) < abs(fb) { (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb) }
            let limit = 2 * Double.ulpOfOne * abs(b) + 0.5 * tolerance
            let half = 0.5 * (c - b)
            if abs(half) <= limit || fb == 0 { return b }
            let bold = interpolation(a, fa, b, fb, c, fc)
            let isTrusted =
                abs(previousStep) >= limit && abs(fa) > abs(fb)
                && 2 * abs(bold) < min(3 * abs(half) - limit, abs(previousStep)) && (bold > 0) == (half > 0)
            (step, previousStep) = isTrusted ? (bold, step) : (half, half)
            (a, fa) = (b, fb)
            b += abs(step) > limit ? step : (half > 0 ? limit : -limit)
            fb = function(b)
        }
        return b
    }

    /// The step that inverse quadratic interpolation proposes; the secant's where two of the points are one.
    private static func interpolation(
        _ a: Double, _ fa: Double, _ b: Double, _ fb: Double, _ c: Double, _ fc: Double
    ) -> Double {
        let s = fb / fa
        if a == c { return (c - b) * s / (s - 1) }
        let q = fa / fc
        let r = fb / fc
        let p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
        return -p / ((q - 1) * (r - 1) * (s - 1))
    }

    /// The point of a rising function where it reaches `target`: Newton's steps, halving where they leave the bracket.
    static func rising(
        to target: Double, from low: Double, through high: Double, start: Double,
        _ function: (Double) -> Double, slope: (Double) -> Double
    ) -> Double {
        var low = low
        var high = high
        var x = min(max(start, low), high)
        for _ in 0..<2_000 {
            let excess = function(x) - target
            if excess == 0 { return x }
            if excess > 0 { high = x } else { low = x }
            let newton = x - excess / slope(x)
            let next = newton > low && newton < high ? newton : low + (high - low) / 2
            if abs(next - x) <= abs(next) * 1e-15 || next == low || next == high { return next }
            x = next
        }
        return x
    }
}
