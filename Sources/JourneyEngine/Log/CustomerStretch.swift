/// Customers whose events are settled together: a boundary every so many, the same for every set of columns.
enum CustomerStretch {
    static let customers = 32_768

    /// The places of each stretch, of ascending customers.
    static func runs(_ listed: [UInt32]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < listed.count {
            let end = listed.first(notBefore: (Int(listed[start]) / customers + 1) * customers)
            runs.append(start..<end)
            start = end
        }
        return runs
    }

    /// The end of the first stretch behind `start` before which the log's tail has something, and that can be settled
    /// without what follows: nothing lies across it.
    static func end(in log: EventLog, behind start: Int) -> Int {
        // Stories told anew lie across all of them.
        if !log.retold.isEmpty { return log.customerCount }
        var end = (start / customers + 1) * customers
        while end < log.customerCount {
            let hasSome = log.tail.contains { $0.firstCustomer < end }
            let isFree = (log.tail + log.segments).allSatisfy { $0.firstCustomer >= end || $0.lastCustomer < end }
            if hasSome && isFree { return end }
            end += customers
        }
        return log.customerCount
    }
}

extension EventColumns {
    /// Whether it may have something of these customers; sooner told than `has`.
    func reaches(into customers: Range<Int>) -> Bool {
        firstCustomer < customers.upperBound && lastCustomer >= customers.lowerBound
    }

    /// Before all others where there is none.
    fileprivate var lastCustomer: Int { places > 0 ? customer(at: places - 1) : -1 }

    /// Behind all others where there is none.
    var firstCustomer: Int { places > 0 ? customer(at: 0) : .max }
}
