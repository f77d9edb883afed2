/// Whether one group tends to answer higher than another, from counts of answers in the same ordered categories.
package struct OrdinalComparison: Sendable {
    private let first: [Int]
    private let second: [Int]

    /// Counts by category, lowest first, as many of one as of the other.
    package init(_ first: [Int], _ second: [Int]) {
        precondition(first.count == second.count, "Both groups answer in the same categories.")
        self.first = first
        self.second = second
    }

    /// From the answers themselves.
    package init(_ first: [Double], _ second: [Double]) {
        let categories = Set(first).union(second).sorted()
        func counts(_ values: [Double]) -> [Int] {
            let tally = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
            return categories.map { tally[$0] ?? 0 }
        }
        self.init(counts(first), counts(second))
    }

    private var firstCount: Double { Double(first.reduce(0, +)) }
    private var secondCount: Double { Double(second.reduce(0, +)) }

    /// P(first > second) + P(equal)/2: how probably a random member of the first group answers higher.
    package var probabilityOfSuperiority: Double? {
        let pairs = firstCount * secondCount
        guard pairs > 0 else { return nil }
        let wins = zip(first, Self.midranks(within: second)).map { Double($0) * $1 }
        return wins.compensatedSum() / pairs
    }

    /// Mann and Whitney's test by its normal approximation, with continuity and tie corrections.
    package var mannWhitneyPValue: Double? {
        let n = firstCount + secondCount
        guard let share = probabilityOfSuperiority, n > 1 else { return nil }
        let pairs = firstCount * secondCount
        let ties = zip(first, second).map { a, b in
            let t = Double(a + b)
            return t * t * t - t
        }
        let variance = pairs / 12 * (n + 1 - ties.compensatedSum() / (n * (n - 1)))
        guard variance > 0 else { return nil }
        let distance = max(share, 1 - share) * pairs - pairs / 2 - 0.5
        return min(1, 2 * Normal.upperTail(distance / variance.squareRoot()))
    }

    /// Brunner and Munzel's statistic (2000), above zero where the second group answers higher, and its p-value.
    package var brunnerMunzel: (statistic: Double, pValue: Double)? {
        let n = firstCount
        let m = secondCount
        guard n > 1, m > 1 else { return nil }
        let a = Moments(first, weighting: Self.midranks(within: second))
        let b = Moments(second, weighting: Self.midranks(within: first))
        guard let varianceA = a.variance, let varianceB = b.variance else { return nil }
        let spread = n * varianceA + m * varianceB
        guard spread > 0 else { return nil }
        let rankDistance = (b.mean + (m + 1) / 2) - (a.mean + (n + 1) / 2)
        let statistic = n * m * rankDistance / ((n + m) * spread.squareRoot())
        let shareA = n * varianceA * n * varianceA / (n - 1)
        let shareB = m * varianceB * m * varianceB / (m - 1)
        return (statistic, StudentT(degrees: spread * spread / (shareA + shareB)).twoSided(statistic))
    }

    /// Pearson's chi-squared test that both groups answer alike, order left aside; empty categories don't count.
    package var chiSquaredPValue: Double? {
        let used = zip(first, second).filter { $0 + $1 > 0 }
        let total = firstCount + secondCount
        guard used.count > 1, firstCount > 0, secondCount > 0 else { return nil }
        var statistic = CompensatedSum()
        for (a, b) in used {
            for (observed, group) in [(Double(a), firstCount), (Double(b), secondCount)] {
                let expected = Double(a + b) * group / total
                statistic.add((observed - expected) * (observed - expected) / expected)
            }
        }
        return ChiSquared(degrees: Double(used.count - 1)).upperTail(statistic.value)
    }

    /// For each category, how many of a group are below it, those in it counted half.
    private static func midranks(within counts: [Int]) -> [Double] {
        var below = 0
        return counts.map { count in
            defer { below += count }
            return Double(below) + 0.5 * Double(count)
        }
    }
}

extension Moments {
    /// Moments of values that occur `counts` times each.
    fileprivate init(_ counts: [Int], weighting values: [Double]) {
        self.init()
        for (count, value) in zip(counts, values) { merge(Moments(count: count, at: value)) }
    }

    private init(count: Int, at value: Double) {
        self.init(count: count, sum: Double(count) * value, sumOfSquares: 0)
    }
}
