/// How many periods pass until a chart signals, on average: how often it cries wolf, and how soon it sees a real shift
/// (methods.md 1.5). Shifts are in standard errors of one period.
package enum RunLength {
    private static let points = 64

    /// A two-sided CUSUM from zero, by the integral equation of each side (Page 1954; Kemp 1961 for the two together).
    package static func cumulativeSum(slack: Double, threshold: Double, shift: Double) -> Double? {
        guard let up = oneSided(slack, threshold, shift), let down = oneSided(slack, threshold, -shift) else {
            return nil
        }
        return 1 / (1 / up + 1 / down)
    }

    /// A two-sided EWMA from zero with the limits that it settles at (Crowder 1987, Technometrics 29:401).
    package static func movingAverage(weight: Double, width: Double, shift: Double) -> Double? {
        let limit = width * (weight / (2 - weight)).squareRoot()
        let grid = Quadrature(between: -limit, and: limit, count: points)
        func stay(_ from: Double, _ index: Int) -> Double {
            let step = (grid.nodes[index] - (1 - weight) * from) / weight
            return grid.weights[index] / weight * Normal.density(step - shift)
        }
        let rows = grid.nodes.enumerated().map { row, from in
            grid.nodes.indices.map { (row == $0 ? 1 : 0) - stay(from, $0) }
        }
        guard let lengths = LinearSystem.solution(rows, Array(repeating: 1, count: points)) else { return nil }
        return 1 + lengths.indices.map { lengths[$0] * stay(0, $0) }.compensatedSum()
    }

    /// Unknowns: the run length from each grid point, and from zero, to which the sum returns with a probability of its
    /// own.
    private static func oneSided(_ slack: Double, _ threshold: Double, _ shift: Double) -> Double? {
        let grid = Quadrature(between: 0, and: threshold, count: points)
        let starts = grid.nodes + [0]
        let rows = starts.enumerated().map { row, from in
            var equation = grid.nodes.indices.map { index in
                -grid.weights[index] * Normal.density(grid.nodes[index] - from + slack - shift)
            }
            equation.append(-Normal.cdf(slack - from - shift))
            equation[row] += 1
            return equation
        }
        return LinearSystem.solution(rows, Array(repeating: 1, count: points + 1))?.last
    }
}
