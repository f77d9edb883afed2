/// The variance of any estimate from each customer's influence on it (methods.md 6.4): add every customer's summed
/// influence values once; parts add. With influences that sum to zero over all customers the standard error is
/// sqrt(G/(G-1) times the sum of squares).
package struct InfluenceSum: Hashable, Sendable {
    package private(set) var clusters = 0
    private var squares = 0.0

    package init() {}

    /// Adds one customer's influence, the sum over all its observations.
    package mutating func add(_ influence: Double) {
        clusters += 1
        squares += influence * influence
    }

    package mutating func merge(_ other: InfluenceSum) {
        clusters += other.clusters
        squares += other.squares
    }

    /// Nil of fewer than two customers.
    package var standardError: Double? {
        guard clusters > 1 else { return nil }
        return (Double(clusters) / Double(clusters - 1) * squares).squareRoot()
    }
}
