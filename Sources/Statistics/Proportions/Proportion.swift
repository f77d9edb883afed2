/// A share of cases and its intervals (methods.md 1.2).
package struct Proportion: Hashable, Sendable {
    package var successes: Int
    package var trials: Int

    package init(successes: Int, trials: Int) {
        self.successes = successes
        self.trials = trials
    }

    /// 0 to 1; nil of no cases.
    package var share: Double? { trials > 0 ? estimate : nil }

    /// The interval to publish (Wilson 1927); everything is possible of no cases.
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval {
        if trials == 0 { return Self.everything }
        let z = Normal.twoSidedLimit(confidence)
        let n = Double(trials)
        let spread = (estimate * (1 - estimate) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        let limits = limits((estimate + z * z / (2 * n)) / scale, z * spread / scale)
        // Exactly so, whatever the rounding.
        return ConfidenceInterval(
            low: successes == 0 ? 0 : limits.low, high: successes == trials ? 1 : limits.high)
    }

    /// The interval that a contract may rely on: never covers less than it says (Clopper & Pearson 1934).
    package func guaranteedInterval(confidence: Double = 0.95) -> ConfidenceInterval {
        let tail = (1 - confidence) / 2
        let k = Double(successes)
        let rest = Double(trials - successes)
        return ConfidenceInterval(
            low: successes == 0 ? 0 : BetaDistribution(a: k, b: rest + 1).quantile(tail),
            high: successes == trials ? 1 : BetaDistribution(a: k + 1, b: rest).quantile(1 - tail))
    }

    /// Jeffreys' interval: equal tails of what is known after a neutral start (Brown, Cai & DasGupta 2001).
    package func jeffreysInterval(confidence: Double = 0.95) -> ConfidenceInterval {
        let tail = (1 - confidence) / 2
        let known = BetaDistribution(a: Double(successes) + 0.5, b: Double(trials - successes) + 0.5)
        return ConfidenceInterval(low: known.quantile(tail), high: known.quantile(1 - tail))
    }

    /// Agresti and Coull's interval (1998): Wilson's centre, a plain width.
    package func agrestiCoullInterval(confidence: Double = 0.95) -> ConfidenceInterval {
        let z = Normal.twoSidedLimit(confidence)
        let n = Double(trials) + z * z
        let center = (Double(successes) + z * z / 2) / n
        return limits(center, z * (center * (1 - center) / n).squareRoot())
    }

    /// The textbook interval, for comparison with other tools only: empty at none and at all.
    package func normalInterval(confidence: Double = 0.95) -> ConfidenceInterval {
        if trials == 0 { return Self.everything }
        let error = (estimate * (1 - estimate) / Double(trials)).squareRoot()
        return limits(estimate, Normal.twoSidedLimit(confidence) * error)
    }

    private static let everything = ConfidenceInterval(low: 0, high: 1)

    private var estimate: Double { Double(successes) / Double(trials) }

    private func limits(_ center: Double, _ halfWidth: Double) -> ConfidenceInterval {
        ConfidenceInterval(center: center, halfWidth: halfWidth).clamped(to: 0...1)
    }
}
