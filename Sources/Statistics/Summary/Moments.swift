/// Count, mean and spread of numbers that arrive one by one or in merged parts (Welford 1962; Chan, Golub & LeVeque
/// 1979): nothing is lost to cancellation, whatever the numbers' level.
package struct Moments: Hashable, Sendable {
    package private(set) var count = 0
    package private(set) var mean = 0.0
    /// Sum of squared distances from the mean.
    package private(set) var squares = 0.0

    package init() {}

    package init(_ values: some Sequence<Double>) {
        for value in values { add(value) }
    }

    /// From plain sums, as counts and histograms give them. A spread that rounding alone could leave is none.
    package init(count: Int, sum: Double, sumOfSquares: Double) {
        self.count = count
        mean = count > 0 ? sum / Double(count) : 0
        let rest = count > 0 ? sumOfSquares - sum * mean : 0
        squares = rest > 1e-13 * sumOfSquares ? rest : 0
    }

    package mutating func add(_ value: Double) {
        count += 1
        let distance = value - mean
        mean += distance / Double(count)
        squares += distance * (value - mean)
    }

    package mutating func merge(_ other: Moments) {
        guard other.count > 0 else { return }
        let total = Double(count + other.count)
        let distance = other.mean - mean
        squares += other.squares + distance * distance * Double(count) * Double(other.count) / total
        mean += distance * Double(other.count) / total
        count += other.count
    }

    package var sum: Double { mean * Double(count) }

    /// The sample variance (divided by n - 1); nil of fewer than two.
    package var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }

    package var standardDeviation: Double? { variance?.squareRoot() }

    /// Standard error of the mean.
    package var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }
}
