/// How probable something is, given what was known before it: the fit behind propensities (McCullagh & Nelder 1989).
package struct LogisticRegression: Sendable {
    /// One for each column of the rows.
    package private(set) var coefficients: [Double]

    /// The most likely fit by Newton's method; give a column of ones for the constant. Nil where columns depend on each
    /// other or separate the outcomes completely.
    package init?(rows: [[Double]], outcomes: [Bool]) {
        guard let width = rows.first?.count, rows.count == outcomes.count else { return nil }
        coefficients = Array(repeating: 0, count: width)
        var previous = -Double.infinity
        for _ in 0..<100 {
            var information = SymmetricMatrix(size: width)
            var gradient = Array(repeating: 0.0, count: width)
            var likelihood = CompensatedSum()
            for (row, outcome) in zip(rows, outcomes) {
                let probability = probability(row)
                likelihood.add(log(outcome ? probability : 1 - probability))
                information.addProduct(of: row, weight: probability * (1 - probability))
                for column in 0..<width { gradient[column] += row[column] * ((outcome ? 1 : 0) - probability) }
            }
            guard likelihood.value.isFinite, let step = information.solution(of: gradient) else { return nil }
            for column in 0..<width { coefficients[column] += step[column] }
            if likelihood.value - previous <= 1e-12 * abs(likelihood.value) { return }
            previous = likelihood.value
        }
        return nil
    }

    /// The fitted probability for a row.
    package func probability(_ row: [Double]) -> Double {
        var score = 0.0
        for (coefficient, value) in zip(coefficients, row) { score += coefficient * value }
        return score >= 0 ? 1 / (1 + exp(-score)) : exp(score) / (1 + exp(score))
    }
}
