/// Adds up small shifts in one direction until they can't be chance (Page 1954; methods.md 1.5 iii).
package struct CumulativeSum: Sendable {
    /// Slack per period and the level at which it signals, in standard errors.
    package let slack: Double
    package let threshold: Double
    /// The sums upwards and downwards after each period.
    package private(set) var up: [Double] = []
    package private(set) var down: [Double] = []

    package init(slack: Double = 0.5, threshold: Double = 5) {
        self.slack = slack
        self.threshold = threshold
    }

    package init(_ z: some Sequence<Double>, slack: Double = 0.5, threshold: Double = 5) {
        self.init(slack: slack, threshold: threshold)
        for value in z { add(value) }
    }

    /// Adds a period's distance from the baseline in standard errors.
    package mutating func add(_ z: Double) {
        up.append(max(0, (up.last ?? 0) + z - slack))
        down.append(max(0, (down.last ?? 0) - z - slack))
    }

    /// The first period, counted from 0, at which a sum is above the threshold.
    package var firstSignalUp: Int? { up.firstIndex { $0 > threshold } }
    package var firstSignalDown: Int? { down.firstIndex { $0 > threshold } }
}

/// A moving average that forgets slowly, with its limits (Roberts 1959; methods.md 1.5 iii).
package struct MovingAverage: Sendable {
    /// Weight of the newest period, and the limits' width in standard errors.
    package let weight: Double
    package let width: Double
    package private(set) var averages: [Double] = []

    package init(_ z: some Sequence<Double>, weight: Double = 0.2, width: Double = 2.962) {
        self.weight = weight
        self.width = width
        for value in z { averages.append(weight * value + (1 - weight) * (averages.last ?? 0)) }
    }

    /// The limits of each period; they settle after some tens.
    package var limits: [ConfidenceInterval] {
        averages.indices.map { index in
            let memory = 1 - pow(1 - weight, 2 * Double(index + 1))
            return ConfidenceInterval(center: 0, halfWidth: width * (weight / (2 - weight) * memory).squareRoot())
        }
    }
}
