/// A sum that doesn't lose small terms beside large ones (Neumaier 1974).
package struct CompensatedSum: Sendable {
    private var sum: Double
    private var compensation = 0.0

    package init(_ start: Double = 0) {
        sum = start
    }

    package var value: Double { sum + compensation }

    package mutating func add(_ term: Double) {
        let total = sum + term
        compensation += abs(sum) >= abs(term) ? (sum - total) + term : (term - total) + sum
        sum = total
    }

    package mutating func merge(_ other: CompensatedSum) {
        add(other.sum)
        compensation += other.compensation
    }
}

extension Sequence<Double> {
    /// The compensated sum of the elements.
    package func compensatedSum() -> Double {
        var sum = CompensatedSum()
        for term in self { sum.add(term) }
        return sum.value
    }
}
