/// How many numbers, their sum and the sum of their squares: the smallest state whose parts add, from which a mean and
/// its interval follow (methods.md 8). Made for amounts whose spread is not tiny beside their level; else ``Moments``.
package struct PowerSums: Hashable, Sendable {
    package private(set) var count = 0
    package private(set) var sum = 0.0
    package private(set) var squares = 0.0

    package init() {}

    package init(count: Int, sum: Double, squares: Double) {
        self.count = count
        self.sum = sum
        self.squares = squares
    }

    package mutating func add(_ value: Double) {
        count += 1
        sum += value
        squares += value * value
    }

    package mutating func merge(_ other: PowerSums) {
        count += other.count
        sum += other.sum
        squares += other.squares
    }

    package var moments: Moments { Moments(count: count, sum: sum, sumOfSquares: squares) }
}
