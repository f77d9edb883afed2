/// How the same people's class moved between two waves: far sharper than comparing the two scores (methods.md 1.3).
package struct PairedPromoters: Sendable {
    /// People by class before (row) and after (column), in the order detractor, passive, promoter.
    package private(set) var movers = Array(repeating: Array(repeating: 0, count: 3), count: 3)

    package init() {}

    /// Counts a person's two scores, each 0 to 10.
    package mutating func add(before: Int, after: Int) {
        movers[Self.place(of: before)][Self.place(of: after)] += 1
    }

    package mutating func merge(_ other: PairedPromoters) {
        for row in 0..<3 { for column in 0..<3 { movers[row][column] += other.movers[row][column] } }
    }

    /// Mean and spread of the change of class, -2 to 2.
    package var changes: Moments {
        var count = 0
        var sum = 0
        var squares = 0
        for row in 0..<3 {
            for column in 0..<3 {
                count += movers[row][column]
                sum += movers[row][column] * (column - row)
                squares += movers[row][column] * (column - row) * (column - row)
            }
        }
        return Moments(count: count, sum: Double(sum), sumOfSquares: Double(squares))
    }

    /// People who moved up, and people who moved down.
    package var risers: Int { movers[0][1] + movers[0][2] + movers[1][2] }
    package var fallers: Int { movers[1][0] + movers[2][0] + movers[2][1] }

    /// Change of the score in points.
    package var points: Double { 100 * changes.mean }

    /// Student's t of the changes; nil where nobody's class changed differently from anybody else's.
    package var t: Double? {
        guard let error = changes.standardError, error > 0 else { return nil }
        return changes.mean / error
    }

    package var pValue: Double? { t.map { StudentT(degrees: Double(changes.count - 1)).twoSided($0) } }

    /// Interval of ``points``.
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
        changes.meanInterval(confidence: confidence)?.scaled(by: 100)
    }

    /// The exact sign test: risers against fallers, a fair coin if nothing changed.
    package var signTestPValue: Double { SignTest.pValue(risers, fallers) }

    private static func place(of score: Int) -> Int { score >= 9 ? 2 : (score >= 7 ? 1 : 0) }
}
