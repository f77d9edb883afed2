/// Whether two shares of different cases differ (methods.md 1.3).
package struct ProportionDifference: Sendable {
    package var first: Proportion
    package var second: Proportion

    /// Both of at least one case.
    package init(_ first: Proportion, _ second: Proportion) {
        precondition(first.trials > 0 && second.trials > 0, "A share needs cases.")
        self.first = first
        self.second = second
    }

    private var p1: Double { Double(first.successes) / n1 }
    private var p2: Double { Double(second.successes) / n2 }
    private var n1: Double { Double(first.trials) }
    private var n2: Double { Double(second.trials) }

    /// The first share less the second.
    package var value: Double { p1 - p2 }

    /// The interval to publish: the two Wilson intervals combined (Newcombe 1998, method 10).
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval {
        let a = first.interval(confidence: confidence)
        let b = second.interval(confidence: confidence)
        let down = ((p1 - a.low) * (p1 - a.low) + (b.high - p2) * (b.high - p2)).squareRoot()
        let up = ((a.high - p1) * (a.high - p1) + (p2 - b.low) * (p2 - b.low)).squareRoot()
        return ConfidenceInterval(low: value - down, high: value + up)
    }

    /// One success and one failure added to each side (Agresti & Caffo 2000).
    package func agrestiCaffoInterval(confidence: Double = 0.95) -> ConfidenceInterval {
        let a = (Double(first.successes) + 1) / (n1 + 2)
        let b = (Double(second.successes) + 1) / (n2 + 2)
        let error = (a * (1 - a) / (n1 + 2) + b * (1 - b) / (n2 + 2)).squareRoot()
        return ConfidenceInterval(center: a - b, halfWidth: Normal.twoSidedLimit(confidence) * error)
    }

    /// The z of the textbook test that both shares are one; nil where all cases went the same way.
    package var pooledZ: Double? {
        let pooled = Double(first.successes + second.successes) / (n1 + n2)
        let error = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
        return error > 0 ? value / error : nil
    }

    package var pooledPValue: Double? { pooledZ.map { Normal.twoSided($0) } }

    /// Fisher's exact test: the probability of all tables with these margins that are no more probable than this one.
    package var fisherPValue: Double {
        let successes = first.successes + second.successes
        let total = first.trials + second.trials
        let lowest = max(0, successes - second.trials)
        let highest = min(first.trials, successes)
        func logProbability(_ k: Int) -> Double {
            Combinations.logCount(of: k, among: first.trials)
                + Combinations.logCount(of: successes - k, among: second.trials)
                - Combinations.logCount(of: successes, among: total)
        }
        let observed = logProbability(first.successes)
        let rounding = 1e-7
        let atMost = (lowest...highest).map(logProbability).filter { $0 <= observed + rounding }
        return min(1, atMost.map { exp($0) }.compensatedSum())
    }
}
