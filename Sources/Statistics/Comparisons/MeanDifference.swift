/// Whether two groups' means differ, spreads and sizes as they are (Welch 1947), from mergeable moments.
package struct MeanDifference: Sendable {
    package var first: Moments
    package var second: Moments

    package init(_ first: Moments, _ second: Moments) {
        self.first = first
        self.second = second
    }

    /// The first mean less the second.
    package var value: Double { first.mean - second.mean }

    /// Nil where a group has fewer than two values, or neither group varies.
    package var standardError: Double? {
        guard let a = first.standardError, let b = second.standardError else { return nil }
        let error = (a * a + b * b).squareRoot()
        return error > 0 ? error : nil
    }

    package var t: Double? { standardError.map { value / $0 } }

    /// Degrees of freedom after Satterthwaite (1946).
    package var degrees: Double? {
        guard let a = first.standardError, let b = second.standardError, let error = standardError else { return nil }
        let total = error * error * error * error
        let shareA = a * a * a * a / Double(first.count - 1)
        let shareB = b * b * b * b / Double(second.count - 1)
        return total / (shareA + shareB)
    }

    package var pValue: Double? {
        guard let t, let degrees else { return nil }
        return StudentT(degrees: degrees).twoSided(t)
    }

    package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let standardError, let degrees else { return nil }
        let limit = StudentT(degrees: degrees).twoSidedLimit(confidence)
        return ConfidenceInterval(center: value, halfWidth: limit * standardError)
    }

    /// The difference in pooled standard deviations, corrected for few values (Hedges 1981).
    package var hedgesG: Double? {
        let degrees = Double(first.count + second.count - 2)
        let pooled = (first.squares + second.squares) / degrees
        guard degrees > 0, pooled > 0 else { return nil }
        return value / pooled.squareRoot() * (1 - 3 / (4 * degrees - 1))
    }
}
