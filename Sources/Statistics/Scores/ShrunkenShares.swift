/// Shares of many small segments, each drawn towards what the segments have in common, so that a league table isn't led
/// by its tiniest members (beta-binomial empirical Bayes; methods.md 1.4 and A7).
package struct ShrunkenShares: Sendable {
    /// What the segments have in common: Beta(alpha, beta).
    package let common: BetaDistribution
    package let logLikelihood: Double
    private let segments: [Proportion]

    /// Fitted by maximum likelihood; nil where the segments differ no more than chance would have it: use their pooled
    /// share then.
    package init?(_ segments: [Proportion]) {
        let used = segments.filter { $0.trials > 0 }
        guard let start = Self.moments(of: used), let fit = Self.climb(from: start, used) else { return nil }
        self.segments = segments
        common = fit
        logLikelihood = used.map { Self.logProbability(of: $0, under: fit) }.compensatedSum()
    }

    /// What is known of each segment's true share.
    package var posteriors: [BetaDistribution] {
        segments.map { segment in
            BetaDistribution(
                a: Double(segment.successes) + common.a, b: Double(segment.trials - segment.successes) + common.b)
        }
    }

    private static func moments(of segments: [Proportion]) -> BetaDistribution? {
        let trials = Double(segments.reduce(0) { $0 + $1.trials })
        let mean = Double(segments.reduce(0) { $0 + $1.successes }) / trials
        let spread = Moments(segments.compactMap(\.share)).variance ?? 0
        let size = trials / Double(segments.count)
        let chance = mean * (1 - mean) / size
        guard mean > 0, mean < 1, spread > chance else { return nil }
        let total = max(0.5, mean * (1 - mean) / (spread - chance) - 1)
        return BetaDistribution(a: mean * total, b: (1 - mean) * total)
    }

    private static func logProbability(of segment: Proportion, under common: BetaDistribution) -> Double {
        let k = Double(segment.successes)
        let rest = Double(segment.trials - segment.successes)
        return Combinations.logCount(of: segment.successes, among: segment.trials)
            + Special.logBeta(k + common.a, rest + common.b) - Special.logBeta(common.a, common.b)
    }

    /// Newton's method on (ln alpha, ln beta), steps halved until the likelihood rises; nil where alpha + beta runs
    /// away.
    private static func climb(from start: BetaDistribution, _ segments: [Proportion]) -> BetaDistribution? {
        func height(_ at: BetaDistribution) -> Double {
            segments.map { logProbability(of: $0, under: at) }.compensatedSum()
        }
        var here = start
        var level = height(here)
        for _ in 0..<200 {
            let step = Slope(of: segments, at: here).newtonStep
            var size = 1.0
            var next = here
            var reached = -Double.infinity
            while size > 1e-10 {
                next = BetaDistribution(a: here.a * exp(size * step.a), b: here.b * exp(size * step.b))
                reached = height(next)
                if reached >= level { break }
                size /= 2
            }
            if next.a + next.b > 1e7 { return nil }
            if reached - level <= 1e-13 * abs(level) { return reached >= level ? next : here }
            (here, level) = (next, reached)
        }
        return here
    }

    /// First and second derivatives of the log-likelihood by ln alpha and ln beta.
    private struct Slope {
        var a = 0.0
        var b = 0.0
        var aa = 0.0
        var bb = 0.0
        var ab = 0.0

        init(of segments: [Proportion], at here: BetaDistribution) {
            let total = here.a + here.b
            let base = (Special.digamma(here.a), Special.digamma(here.b), Special.digamma(total))
            let curve = (Special.trigamma(here.a), Special.trigamma(here.b), Special.trigamma(total))
            for segment in segments {
                let n = Double(segment.trials)
                let k = Double(segment.successes)
                let common = base.2 - Special.digamma(n + total)
                a += Special.digamma(k + here.a) - base.0 + common
                b += Special.digamma(n - k + here.b) - base.1 + common
                let shared = curve.2 - Special.trigamma(n + total)
                aa += Special.trigamma(k + here.a) - curve.0 + shared
                bb += Special.trigamma(n - k + here.b) - curve.1 + shared
                ab += shared
            }
            aa = aa * here.a * here.a + a * here.a
            bb = bb * here.b * here.b + b * here.b
            ab *= here.a * here.b
            a *= here.a
            b *= here.b
        }

        /// Uphill: Newton's where the likelihood is curved like a hilltop, else along the slope.
        var newtonStep: (a: Double, b: Double) {
            let determinant = aa * bb - ab * ab
            guard aa < 0, determinant > 0 else { return (a > 0 ? 0.5 : -0.5, b > 0 ? 0.5 : -0.5) }
            return ((ab * b - bb * a) / determinant, (ab * a - aa * b) / determinant)
        }
    }
}
