import Testing

@testable import JourneyEngine

/// Squares about a mean without a second look at anybody are those of a second look.
@Suite struct CustomerMomentTests {
    /// Outcomes of customers far from nothing and close together: what differences of large squares would lose.
    private static func outcomes(_ seed: UInt64) -> [[Int64]] {
        var chance = SeededChance(seed)
        let centre = [0, 7, -3_000_000, 900_000_000_000, 4_000_000_000_000_000_000][Int(seed % 5)] as Int64
        return (0..<Int.random(in: 1...60, using: &chance)).map { _ in
            let habit = Int64.random(in: -50...50, using: &chance)
            return (0..<Int.random(in: 1...5, using: &chance)).map { _ in
                centre + habit + Int64.random(in: -9...9, using: &chance)
            }
        }
    }

    private static func sum(_ customers: ArraySlice<[Int64]>) -> OutcomeSum {
        var sum = OutcomeSum()
        for (number, values) in customers.enumerated() {
            for value in values { sum.add(value, customer: UInt32(number + 1)) }
        }
        return sum
    }

    /// What each customer is off the mean in sum, counted from a value near by so that no digit is lost.
    private static func residuals(_ customers: [[Int64]]) -> [Double] {
        let near = customers[0][0]
        let all = customers.flatMap { $0 }.map { Double($0 - near) }
        let mean = all.reduce(0, +) / Double(all.count)
        return customers.map { values in values.reduce(0) { $0 + (Double($1 - near) - mean) } }
    }

    private static func near(_ left: Double, _ right: Double, of size: Double) -> Bool {
        abs(left - right) <= 1e-12 * size
    }

    @Test(arguments: UInt64(0)..<60) func `one look gives the squares of two, split or not`(seed: UInt64) {
        let customers = Self.outcomes(seed)
        let expected = Self.residuals(customers).reduce(0) { $0 + $1 * $1 }
        let cut = Int(seed) % (customers.count + 1)
        var merged = Self.sum(customers[cut...])
        merged.merge(Self.sum(customers[..<cut]))
        let whole = Self.sum(customers[...])
        #expect(Self.near(whole.squares, expected, of: max(1, expected)))
        #expect(merged.squares == whole.squares)
        #expect(merged.mean == whole.mean)
        #expect(merged.customers == customers.count)
    }

    @Test(arguments: UInt64(0)..<60) func `products of customers on both sides are those of two looks`(seed: UInt64) {
        // On the scale of scores, which is what they are for.
        let hurt = Self.outcomes(seed / 5 * 5 + 1)
        let spared = hurt.map { values in values.map { $0 / 2 + 1_000_000 } + [1_000_003] }
        let (ofHurt, ofSpared) = (Self.sum(hurt[...]), Self.sum(spared[...]))
        var shared = SharedMoments()
        for (own, other) in zip(hurt, spared) {
            shared.add(
                hurt: OutcomeSum.OfCustomer(count: own.count, sum: own.reduce(0) { $0 + Int128($1) }),
                spared: OutcomeSum.OfCustomer(count: other.count, sum: other.reduce(0) { $0 + Int128($1) }))
        }
        let pairs = zip(Self.residuals(hurt), Self.residuals(spared))
        let expected = pairs.reduce(0) { $0 + $1.0 * $1.1 }
        let size = pairs.reduce(1) { $0 + abs($1.0 * $1.1) }
        guard let a = ofHurt.splitMean, let b = ofSpared.splitMean else {
            Issue.record("nobody")
            return
        }
        #expect(Self.near(shared.productsAbout(a, b), expected, of: size))
    }

    @Test func `customers who are all the same scatter by nothing at all`() {
        for values in [[0, 0, 1], [5], [1, 2, 4, 4], [.max, .max - 1, .min]] as [[Int64]] {
            #expect(Self.sum(Array(repeating: values, count: 40)[...]).squares == 0)
        }
    }
}
