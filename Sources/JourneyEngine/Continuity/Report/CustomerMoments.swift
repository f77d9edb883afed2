/// How the outcomes of one side scatter, customer by customer, in whole numbers: what standard errors that count
/// customers are made of, the same for every split of the customers, and without a second look at any of them.
struct CustomerMoments: Sendable {
    /// Over customers: squares of what the outcomes of each come to.
    var squares = WideSum()
    /// What they come to times how many they are.
    var products: Int128 = 0
    /// Squares of how many they are.
    var countSquares = 0

    @inline(__always)
    mutating func add(_ sum: Int128, count: Int) {
        squares += WideSum(squareOf: sum)
        products &+= sum &* Int128(count)
        countSquares &+= count &* count
    }

    mutating func merge(_ other: CustomerMoments) {
        squares += other.squares
        products &+= other.products
        countSquares &+= other.countSquares
    }

    /// Squares of what each customer's outcomes are off the mean in sum, of all customers. Held first against the whole
    /// number beside the mean, so that no digit is lost where squares are much larger than their differences.
    func squaresAbout(_ mean: SplitMean) -> Double {
        var centred = squares
        centred -= WideSum(productOf: mean.whole &* 2, products)
        centred += WideSum(productOf: mean.whole &* mean.whole, Int128(countSquares))
        let centredProducts = products &- mean.whole &* Int128(countSquares)
        // Both are nothing when nobody is off the mean, whatever fraction it has.
        var own = centred.times(UInt64(clamping: mean.count))
        own -= WideSum(productOf: mean.rest, centredProducts)
        var counted = WideSum(productOf: Int128(mean.count), centredProducts)
        counted -= WideSum(productOf: mean.rest, Int128(countSquares))
        return max(0, (own.value - mean.fraction * counted.value) / Double(mean.count))
    }
}

/// What customers who stand on both sides add to the two: their own habit cancels in the difference.
struct SharedMoments: Sendable {
    var customers = 0
    /// Over customers: the sums of both sides multiplied, each side's sum with the other's count, and the counts.
    var products: Int128 = 0
    var hurtTimesCount: Int128 = 0
    var sparedTimesCount: Int128 = 0
    var counts = 0

    mutating func add(hurt: OutcomeSum.OfCustomer, spared: OutcomeSum.OfCustomer) {
        customers += 1
        products &+= hurt.sum &* spared.sum
        hurtTimesCount &+= hurt.sum &* Int128(spared.count)
        sparedTimesCount &+= spared.sum &* Int128(hurt.count)
        counts &+= hurt.count &* spared.count
    }

    mutating func merge(_ other: SharedMoments) {
        customers += other.customers
        products &+= other.products
        hurtTimesCount &+= other.hurtTimesCount
        sparedTimesCount &+= other.sparedTimesCount
        counts &+= other.counts
    }

    /// What each customer is off on one side times what on the other, of all customers.
    func productsAbout(_ hurt: SplitMean, _ spared: SplitMean) -> Double {
        let both = Int128(counts)
        let centred =
            products &- spared.whole &* hurtTimesCount &- hurt.whole &* sparedTimesCount
            &+ hurt.whole &* spared.whole &* both
        let ofHurt = hurtTimesCount &- hurt.whole &* both
        let ofSpared = sparedTimesCount &- spared.whole &* both
        return Double(centred) - spared.fraction * Double(ofHurt) - hurt.fraction * Double(ofSpared)
            + hurt.fraction * spared.fraction * Double(counts)
    }
}

/// A mean as a whole number and what is left over, both exact.
struct SplitMean {
    let count: Int
    let whole: Int128
    /// Less than `count` on either side of nothing.
    let rest: Int128

    /// Nil of none.
    init?(_ sum: Int128, of count: Int) {
        guard count > 0 else { return nil }
        self.count = count
        (whole, rest) = sum.quotientAndRemainder(dividingBy: Int128(count))
    }

    var fraction: Double { Double(rest) / Double(count) }
}
