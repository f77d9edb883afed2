/// Where the truth lies, at the confidence asked for; both limits included.
package struct ConfidenceInterval: Hashable, Sendable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// Symmetric about a centre.
    package init(center: Double, halfWidth: Double) {
        self.init(low: center - halfWidth, high: center + halfWidth)
    }

    package var width: Double { high - low }

    package func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// Cut off where the quantity can't go further.
    package func clamped(to range: ClosedRange<Double>) -> ConfidenceInterval {
        ConfidenceInterval(
            low: min(max(low, range.lowerBound), range.upperBound),
            high: min(max(high, range.lowerBound), range.upperBound))
    }

    /// The interval of a quantity that is this one times `factor`.
    package func scaled(by factor: Double) -> ConfidenceInterval {
        factor < 0
            ? ConfidenceInterval(low: high * factor, high: low * factor)
            : ConfidenceInterval(low: low * factor, high: high * factor)
    }
}

extension Moments {
    /// Student's interval of the mean; nil where the data can't tell: fewer than two values, or all the same.
    package func meanInterval(confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let standardError, squares > 0 else { return nil }
        let limit = StudentT(degrees: Double(count - 1)).twoSidedLimit(confidence)
        return ConfidenceInterval(center: mean, halfWidth: limit * standardError)
    }
}
