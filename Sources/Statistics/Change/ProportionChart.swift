/// A share watched period by period against a baseline (methods.md 1.5): plain limits, and Laney's (2002), which allow
/// for the truth itself wandering from period to period and so don't cry wolf when there are many answers.
package struct ProportionChart: Sendable {
    /// The baseline's share.
    package let center: Double
    /// Each period's distance from the centre in its own standard errors; nil for a period without cases.
    package let z: [Double?]
    /// How many times wider than sampling alone explains the baseline scatters; 1 if not wider.
    package let dispersion: Double
    private let periods: [Proportion]

    /// Nil where the baseline's periods hold no cases, or only cases that all went the same way.
    package init?(_ periods: [Proportion], baseline: Int) {
        let base = periods.prefix(baseline)
        let trials = base.reduce(0) { $0 + $1.trials }
        let successes = base.reduce(0) { $0 + $1.successes }
        guard trials > 0, successes > 0, successes < trials else { return nil }
        let center = Double(successes) / Double(trials)
        self.center = center
        self.periods = periods
        let unit = (center * (1 - center)).squareRoot()
        z = periods.map { period in period.share.map { ($0 - center) / (unit / Double(period.trials).squareRoot()) } }
        let known = z.prefix(baseline).compactMap(\.self)
        let steps = zip(known.dropFirst(), known).map { abs($0 - $1) }
        // 1.128 is the mean distance between two standard normal draws.
        dispersion = steps.isEmpty ? 0 : steps.compensatedSum() / Double(steps.count) / 1.128
    }

    /// Limits at three standard errors for every period, from sampling alone; clamped to [0, 1].
    package var plainLimits: [ConfidenceInterval?] { limits(widening: 1) }

    /// Laney's limits, for every period.
    package var limits: [ConfidenceInterval?] { limits(widening: dispersion) }

    /// Distances in standard errors that allow for over-dispersion: what a CUSUM or EWMA chart should be fed with.
    package var scaledZ: [Double?] { z.map { $0.map { $0 / max(1, dispersion) } } }

    /// The periods, counted from 0, that lie outside limits.
    package func signals(outside limits: [ConfidenceInterval?]) -> [Int] {
        periods.indices.filter { index in
            guard let share = periods[index].share, let limit = limits[index] else { return false }
            return !limit.contains(share)
        }
    }

    private func limits(widening factor: Double) -> [ConfidenceInterval?] {
        periods.map { period in
            guard period.trials > 0 else { return nil }
            let error = (center * (1 - center) / Double(period.trials)).squareRoot()
            return ConfidenceInterval(center: center, halfWidth: 3 * factor * error).clamped(to: 0...1)
        }
    }
}
