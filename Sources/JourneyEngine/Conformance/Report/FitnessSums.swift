package import Experience
import Statistics

/// Fitness of many cases as exact sums: 1 - cost / worst cost, where the worst is everything added and the cheapest
/// designed way skipped. Two parts of the cases add, and any split gives the same figures to the bit.
package struct FitnessSums: Sendable {
    private struct Group {
        var cases = 0
        var cost = 0
        var squares = 0

        mutating func add(_ other: Group) {
            cases += other.cases
            cost += other.cost
            squares &+= other.squares
        }
    }

    /// By the worst cost.
    private var groups: [Int: Group] = [:]
    package private(set) var cases = 0

    package init() {}

    package mutating func add(cost: Int, worst: Int, cases count: Int = 1) {
        cases += count
        groups[worst, default: Group()]
            .add(Group(cases: count, cost: count * cost, squares: count &* cost &* cost))
    }

    package mutating func merge(_ other: FitnessSums) {
        cases += other.cases
        for (worst, group) in other.groups { groups[worst, default: Group()].add(group) }
    }

    /// The mean of the cases' fitness: each case counts once.
    package var mean: Double? { cases > 0 ? 1 - misfit.mean : nil }

    /// All costs over all worst costs: long cases count more.
    package var overall: Double? {
        let worst = groups.reduce(0) { $0 + $1.key * $1.value.cases }
        return worst > 0 ? 1 - Double(groups.reduce(0) { $0 + $1.value.cost }) / Double(worst) : nil
    }

    /// Student's interval of the mean, within 0 to 1; nil where the data can't tell.
    package var interval: Interval? {
        misfit.meanInterval().map { Interval(low: max(0, 1 - $0.high), high: min(1, 1 - $0.low)) }
    }

    /// How far the cases are from fitting.
    private var misfit: Moments {
        var sum = CompensatedSum()
        var squares = CompensatedSum()
        for (worst, group) in groups.sorted(by: { $0.key < $1.key }) where worst > 0 {
            sum.add(Double(group.cost) / Double(worst))
            squares.add(Double(group.squares) / Double(worst) / Double(worst))
        }
        return Moments(count: cases, sum: sum.value, sumOfSquares: squares.value)
    }
}

extension FitnessSums: MergeableResult {}
