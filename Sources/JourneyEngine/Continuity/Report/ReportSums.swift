/// Outcomes of one side (hurt, or not hurt) of a comparison: exact sums, so that any split of the customers adds up to
/// the same figures.
struct ArmSums: Sendable {
    var scores = OutcomeSum()
    var spends = OutcomeSum()

    @inline(__always)
    mutating func add(_ outcome: ReportFrame.Outcome, customer: UInt32) {
        if let score = outcome.score { scores.add(score, customer: customer) }
        if let spend = outcome.spend { spends.add(spend, customer: customer) }
    }

    mutating func merge(_ other: ArmSums) {
        scores.merge(other.scores)
        spends.merge(other.spends)
    }
}

/// How many outcomes, of how many customers, their sum, and how customers scatter.
struct OutcomeSum: Sendable {
    /// What one customer's outcomes come to.
    struct OfCustomer: Sendable {
        var count = 0
        var sum: Int128 = 0
    }

    private(set) var count = 0
    private(set) var customers = 0
    private(set) var sum: Int128 = 0
    /// Of all customers but the one at hand.
    private var moments = CustomerMoments()
    private var last: UInt32 = 0
    private var own = OfCustomer()

    init() {}

    init(count: Int, customers: Int, sum: Int128, moments: CustomerMoments) {
        self.count = count
        self.customers = customers
        self.sum = sum
        self.moments = moments
    }

    /// `customer`: a number that differs from customer to customer; all of one customer come together.
    @inline(__always)
    mutating func add(_ value: Int64, customer: UInt32) {
        count += 1
        sum += Int128(value)
        if last != customer {
            settle()
            last = customer
            customers += 1
        }
        own.count += 1
        own.sum += Int128(value)
    }

    /// What the customer at hand has added; nil when nothing.
    func own(of customer: UInt32) -> OfCustomer? { last == customer ? own : nil }

    /// Counts the customer at hand as complete.
    private mutating func settle() {
        if own.count == 0 { return }
        moments.add(own.sum, count: own.count)
        own = OfCustomer()
    }

    /// Of all customers.
    var allMoments: CustomerMoments {
        var complete = self
        complete.settle()
        return complete.moments
    }

    mutating func merge(_ other: OutcomeSum) {
        settle()
        count += other.count
        customers += other.customers
        sum &+= other.sum
        moments.merge(other.allMoments)
    }

    /// Nil of none.
    var mean: Double? { count > 0 ? Double(sum) / Double(count) : nil }

    var splitMean: SplitMean? { SplitMean(sum, of: count) }

    /// Squares of what each customer's outcomes are off the mean in sum; 0 of none.
    var squares: Double { splitMean.map { allMoments.squaresAbout($0) } ?? 0 }
}

/// Passages and the distinct customers behind them.
struct PassageCount: Sendable {
    private(set) var count = 0
    private(set) var customers = 0
    private var last: UInt32 = 0

    init() {}

    init(count: Int, customers: Int) {
        self.count = count
        self.customers = customers
    }

    /// Whether it is the customer's first.
    @inline(__always) @discardableResult
    mutating func add(customer: UInt32) -> Bool {
        count += 1
        if last == customer { return false }
        last = customer
        customers += 1
        return true
    }

    mutating func merge(_ other: PassageCount) {
        count += other.count
        customers += other.customers
    }
}

/// Later spend of one side within one stratum.
struct StratumSum: Sendable {
    var count = 0
    var sum: Int128 = 0

    @inline(__always)
    mutating func add(_ value: Int64) {
        count += 1
        sum += Int128(value)
    }

    mutating func merge(_ other: StratumSum) {
        count += other.count
        sum += other.sum
    }

    /// Only of a stratum with somebody in it.
    var mean: Double { Double(sum) / Double(max(count, 1)) }
}

/// One line of numbers for each key, and by month.
struct MonthlyCounts: Sendable {
    private let months: Int
    private var counts: [UInt32] = []

    init(months: Int) {
        self.months = months
    }

    mutating func addLine() {
        counts.append(contentsOf: repeatElement(0, count: months))
    }

    @inline(__always)
    mutating func add(line: Int, month: Int, _ count: Int = 1) {
        counts[line * months + month] &+= UInt32(clamping: count)
    }

    mutating func merge(line: Int, _ other: MonthlyCounts, line otherLine: Int) {
        for month in 0..<months { counts[line * months + month] &+= other.counts[otherLine * months + month] }
    }

    subscript(line: Int, month: Int) -> Int { Int(counts[line * months + month]) }
}
