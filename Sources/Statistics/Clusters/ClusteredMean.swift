/// A mean whose observations come in clusters that belong together: passages of one customer, answers of one account.
///
/// The state is a handful of sums over clusters and two parts of the customers add; a cluster must be added whole, once
/// (methods.md 1.2 and 8: linearised, with clusters as primary sampling units, G/(G-1)).
package struct ClusteredMean: Hashable, Sendable {
    package private(set) var clusters = 0
    package private(set) var count = 0
    package private(set) var sum = 0.0
    private var sumSum = 0.0
    private var sumCount = 0.0
    private var countCount = 0.0

    package init() {}

    /// The state again, as `clusters`, `count` and `sums` gave it.
    package init(clusters: Int, count: Int, sums: [Double]) {
        precondition(sums.count == 4, "a clustered mean has four sums")
        self.clusters = clusters
        self.count = count
        sum = sums[0]
        sumSum = sums[1]
        sumCount = sums[2]
        countCount = sums[3]
    }

    /// All sums of the state, to be written down: of the clusters' sums, their squares, their products with the
    /// clusters' counts, and the squares of those.
    package var sums: [Double] { [sum, sumSum, sumCount, countCount] }

    /// Adds a cluster of `count` observations that sum to `sum`.
    package mutating func add(sum: Double, count: Int) {
        let n = Double(count)
        clusters += 1
        self.count += count
        self.sum += sum
        sumSum += sum * sum
        sumCount += sum * n
        countCount += n * n
    }

    package mutating func merge(_ other: ClusteredMean) {
        clusters += other.clusters
        count += other.count
        sum += other.sum
        sumSum += other.sumSum
        sumCount += other.sumCount
        countCount += other.countCount
    }

    /// Nil without observations.
    package var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// Standard error that counts clusters, not observations; nil of fewer than two clusters.
    package var standardError: Double? {
        guard let mean, clusters > 1 else { return nil }
        let g = Double(clusters)
        return (g / (g - 1) * residualSquares(about: mean)).squareRoot() / Double(count)
    }

    package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let mean, let standardError, standardError > 0 else { return nil }
        let limit = StudentT(degrees: Double(clusters - 1)).twoSidedLimit(confidence)
        return ConfidenceInterval(center: mean, halfWidth: limit * standardError)
    }

    /// Sum over clusters of the square of (sum - mean * count).
    func residualSquares(about mean: Double) -> Double {
        max(0, sumSum - 2 * mean * sumCount + mean * mean * countCount)
    }
}
