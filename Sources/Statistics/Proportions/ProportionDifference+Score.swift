/// How the shares are fitted under a supposed difference.
package enum ScoreFit: Sendable {
    /// The most likely pair of shares with that difference (Miettinen & Nurminen 1985, appendix I).
    case maximumLikelihood
    /// As statsmodels up to 0.15 fits them, to compare with figures from there: its cubic has the second group's
    /// successes where the group's size belongs (statsmodels issue 10269), so the pair is not the most likely one.
    case statsmodels
}

extension ProportionDifference {
    /// The differences that a score test would not reject (Miettinen & Nurminen 1985); nil where it rejects none up to
    /// the end of the scale on a side.
    package func scoreInterval(
        confidence: Double = 0.95, fit: ScoreFit = .maximumLikelihood
    ) -> ConfidenceInterval? {
        let z = Normal.twoSidedLimit(confidence)
        let edge = 1 - 1e-9
        let low = Root.brent(between: -edge, and: value) { scoreStatistic(at: $0, fit) - z }
        let high = Root.brent(between: value, and: edge) { scoreStatistic(at: $0, fit) + z }
        guard let low, let high else { return nil }
        return ConfidenceInterval(low: low, high: high)
    }

    /// How many standard errors the observed difference lies above `difference`, the shares fitted under it.
    private func scoreStatistic(at difference: Double, _ fit: ScoreFit) -> Double {
        let n1 = Double(first.trials)
        let n2 = Double(second.trials)
        let fitted2 = fittedSecondShare(under: difference, fit)
        let fitted1 = min(1, max(0, fitted2 + difference))
        let variance = fitted1 * (1 - fitted1) / n1 + fitted2 * (1 - fitted2) / n2
        let error = (variance * (n1 + n2) / (n1 + n2 - 1)).squareRoot()
        let excess = value - difference
        return error > 0 ? excess / error : (excess == 0 ? 0 : (excess > 0 ? 1e9 : -1e9))
    }

    /// The second share that fits best when the first is `difference` above it: a root of a cubic.
    private func fittedSecondShare(under difference: Double, _ fit: ScoreFit) -> Double {
        let n1 = Double(first.trials)
        let n2 = Double(second.trials)
        let n = n1 + n2
        let x2 = Double(second.successes)
        let all = x2 + Double(first.successes)
        let l2 = (n1 + 2 * n2) * difference - n - all
        let l1 = ((fit == .statsmodels ? x2 : n2) * difference - n - 2 * x2) * difference + all
        let l0 = x2 * difference * (1 - difference)
        let third = l2 / (3 * n)
        let q = third * third * third - l1 * l2 / (6 * n * n) + l0 / (2 * n)
        let root = max(0, third * third - l1 / (3 * n)).squareRoot()
        let p = q < 0 ? -root : root
        let ratio = root == 0 ? 0 : min(1, max(-1, q / (p * p * p)))
        return min(1, max(0, 2 * p * cos((.pi + acos(ratio)) / 3) - third))
    }
}
