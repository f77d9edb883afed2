/// The difference of two means where a cluster (a customer) may have observations (passages) on both sides: what a
/// customer's own habits add to both cancels, and many passages of one customer don't pass for many customers.
///
/// Linearised: a customer's influence is (S1 - m1 n1)/N1 - (S0 - m0 n0)/N0; the variance is G/(G-1) times the sum of
/// their squares. The sums of two parts of the customers add; a customer must be added whole, once.
package struct ClusteredDifference: Hashable, Sendable {
    package private(set) var first = ClusteredMean()
    package private(set) var second = ClusteredMean()
    package private(set) var clusters = 0
    private var sumSum = 0.0
    private var sumCount = 0.0
    private var countSum = 0.0
    private var countCount = 0.0

    package init() {}

    /// Adds a cluster: its observations and their sum on each side, none on one side being fine.
    package mutating func add(firstSum: Double, firstCount: Int, secondSum: Double, secondCount: Int) {
        if firstCount + secondCount == 0 { return }
        clusters += 1
        if firstCount > 0 { first.add(sum: firstSum, count: firstCount) }
        if secondCount > 0 { second.add(sum: secondSum, count: secondCount) }
        sumSum += firstSum * secondSum
        sumCount += firstSum * Double(secondCount)
        countSum += Double(firstCount) * secondSum
        countCount += Double(firstCount) * Double(secondCount)
    }

    package mutating func merge(_ other: ClusteredDifference) {
        first.merge(other.first)
        second.merge(other.second)
        clusters += other.clusters
        sumSum += other.sumSum
        sumCount += other.sumCount
        countSum += other.countSum
        countCount += other.countCount
    }

    /// The first mean less the second; nil where a side is empty.
    package var value: Double? {
        guard let a = first.mean, let b = second.mean else { return nil }
        return a - b
    }

    /// Nil of fewer than two clusters on either side.
    package var standardError: Double? {
        guard let a = first.mean, let b = second.mean, first.clusters > 1, second.clusters > 1 else { return nil }
        let n = Double(first.count)
        let m = Double(second.count)
        let cross = sumSum - b * sumCount - a * countSum + a * b * countCount
        let squares =
            first.residualSquares(about: a) / (n * n) + second.residualSquares(about: b) / (m * m)
            - 2 * cross / (n * m)
        let g = Double(clusters)
        return (g / (g - 1) * max(0, squares)).squareRoot()
    }

    /// Student's interval with the degrees of freedom of the side with fewer clusters.
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let value, let standardError, standardError > 0 else { return nil }
        let degrees = Double(min(first.clusters, second.clusters) - 1)
        let limit = StudentT(degrees: degrees).twoSidedLimit(confidence)
        return ConfidenceInterval(center: value, halfWidth: limit * standardError)
    }
}
