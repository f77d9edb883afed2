/// How alike the answers within an account are, by one-way analysis of variance (Donner 1986; methods.md 1.2 and A6).
package struct IntraclassCorrelation: Sendable {
    private var all = Moments()
    private var squaredSizes = 0
    package private(set) var groups = 0
    private var squaresWithin = 0.0

    package init() {}

    /// Adds an account's answers, all of them at once.
    package mutating func add(_ group: Moments) {
        guard group.count > 0 else { return }
        groups += 1
        squaredSizes += group.count * group.count
        squaresWithin += group.squares
        all.merge(group)
    }

    package mutating func merge(_ other: IntraclassCorrelation) {
        groups += other.groups
        squaredSizes += other.squaredSizes
        squaresWithin += other.squaresWithin
        all.merge(other.all)
    }

    /// Mean square between accounts.
    package var meanSquareBetween: Double { (all.squares - squaresWithin) / Double(groups - 1) }

    /// Mean square within accounts.
    package var meanSquareWithin: Double { squaresWithin / Double(all.count - groups) }

    /// The account size that stands for unequal ones.
    package var typicalSize: Double {
        (Double(all.count) - Double(squaredSizes) / Double(all.count)) / Double(groups - 1)
    }

    /// May be below zero by chance; nil with fewer than two accounts or none with two answers.
    package var value: Double? {
        guard groups > 1, all.count > groups else { return nil }
        let between = meanSquareBetween
        let within = meanSquareWithin
        let total = between + (typicalSize - 1) * within
        return total > 0 ? (between - within) / total : nil
    }

    /// How many times the variance of a mean grows because answers come in accounts (Kish 1965); at least 1.
    package var designEffect: Double? {
        value.map { 1 + (Double(squaredSizes) / Double(all.count) - 1) * max(0, $0) }
    }
}
