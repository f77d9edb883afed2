package import Experience

/// Where a case goes from each scene when only the scene it is at matters: a description, not a forecast (first-order
/// absorbing Markov chain: Kemeny and Snell 1960, ch. 3). Needs the cube of the number of scenes in time.
package struct MarkovView: Sendable {
    /// The scenes, by name.
    package let touchpoints: [TouchpointID]
    /// How often a case comes to each scene.
    package let expectedVisits: [Double]
    /// Steps from each scene to the end of the case, that scene included.
    package let expectedRemainingSteps: [Double]
    /// The chance that a case ends at each scene.
    package let endProbability: [Double]

    /// Nil when some scene never leads to an end.
    package init?(_ measures: StoryMeasures, edges: [EdgePerformance]) {
        let scenes = measures.scenes
        let size = scenes.count
        let places = Dictionary(uniqueKeysWithValues: scenes.enumerated().map { ($1.touchpoint, $0) })
        var leaving = scenes.map { Double($0.ends) }
        for edge in edges { leaving[places[edge.from] ?? 0] += Double(edge.count) }
        // I - Q, where Q are the chances of going from one scene to another.
        var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
        for place in 0..<size { matrix[place][place] = 1 }
        for edge in edges {
            guard let from = places[edge.from], let to = places[edge.to] else { return nil }
            matrix[from][to] -= Double(edge.count) / leaving[from]
        }
        let transposed = (0..<size).map { column in matrix.map { $0[column] } }
        let begin = scenes.map { Double($0.starts) / Double(max(1, measures.cases)) }
        guard let visits = LinearSystem.solution(of: transposed, begin),
            let steps = LinearSystem.solution(of: matrix, Array(repeating: 1, count: size))
        else { return nil }
        touchpoints = scenes.map(\.touchpoint)
        expectedVisits = visits
        expectedRemainingSteps = steps
        endProbability = (0..<size).map { visits[$0] * Double(scenes[$0].ends) / leaving[$0] }
    }
}

/// Gaussian elimination with partial pivoting (Golub and Van Loan 2013, 3.4).
private enum LinearSystem {
    /// Nil when the matrix is singular.
    static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double]? {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = right.count
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            guard abs(rows[pivot][column]) > 1e-13 else { return nil }
            rows.swapAt(pivot, column)
            for row in (column + 1)..<max(size, column + 1) where rows[row][column] != 0 {
                let factor = rows[row][column] / rows[column][column]
                for next in column...size { rows[row][next] -= factor * rows[column][next] }
            }
        }
        var solution = Array(repeating: 0.0, count: size)
        for row in stride(from: size - 1, through: 0, by: -1) {
            var rest = rows[row][size]
            for column in (row + 1)..<max(size, row + 1) { rest -= rows[row][column] * solution[column] }
            solution[row] = rest / rows[row][row]
        }
        return solution
    }
}
