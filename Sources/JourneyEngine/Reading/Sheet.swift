/// Whole stories of some customers where they lie together: runs of places of one set of columns, ascending and apart.
struct Sheet: Sendable {
    let columns: EventColumns
    let runs: [Range<Int>]

    /// From the first run's first row to the last one's last.
    var rows: Range<Int> {
        guard let first = runs.first, let last = runs.last else { return 0..<0 }
        return columns.rows(at: first.lowerBound..<last.upperBound)
    }
}

/// Consecutive places of one set of columns: the stories of customers in their order.
struct Stretch: Sendable {
    let columns: EventColumns
    let places: Range<Int>
}

extension EventLog {
    /// The stories of a range of customers, in any order: where they lie, and gathered with the wanted columns where
    /// the tail adds something.
    func sheets(_ customers: Range<Int>, _ wanted: EventColumnSet) -> [Sheet] {
        var sheets: [Sheet] = []
        var customer = customers.lowerBound
        while let upper = stretchEnd(from: customer, before: customers.upperBound) {
            if let whole = untouched(customer..<upper) {
                sheets.append(Sheet(columns: whole.columns, runs: [whole.places]))
            } else {
                sheets += whereabouts(.range(customer..<upper), wanted).sheets()
            }
            customer = upper
        }
        return sheets
    }

    /// Those of these customers, ascending, in their order: so two moments are easily compared.
    func sheets(of customers: [UInt32], _ wanted: EventColumnSet) -> [Sheet] {
        stretches(of: customers, wanted).map { Sheet(columns: $0.columns, runs: [$0.places]) }
    }

    /// The stories of customers of one segment, or of none, in their order.
    func stretches(_ customers: Range<Int>, _ wanted: EventColumnSet) -> [Stretch] {
        untouched(customers).map { [$0] } ?? whereabouts(.range(customers), wanted).stretches()
    }

    /// Those of these customers, ascending.
    func stretches(of customers: [UInt32], _ wanted: EventColumnSet) -> [Stretch] {
        whereabouts(.listed(customers), wanted).stretches()
    }

    /// Where to stop so as to stay within one segment; nil when there are no more customers.
    func stretchEnd(from customer: Int, before end: Int) -> Int? {
        let end = min(end, customerCount)
        if customer >= end { return nil }
        return customer < baseEnd ? min(end, segments[segmentIndex(of: customer)].end) : end
    }

    /// Customers of one segment of whom nothing came since; nil when something did.
    private func untouched(_ customers: Range<Int>) -> Stretch? {
        guard customers.lowerBound < baseEnd, (retold + tail).allSatisfy({ !$0.has(customers) }) else { return nil }
        let segment = segments[segmentIndex(of: customers.lowerBound)]
        return Stretch(
            columns: segment, places: customers.lowerBound - segment.first..<customers.upperBound - segment.first)
    }

    private func whereabouts(_ customers: Gather.Customers, _ wanted: EventColumnSet) -> Whereabouts {
        var found = mainWhereabouts(customers)
        let added = added(to: customers)
        if added.isEmpty { return found }
        let gather = Gather(found, adding: tail, customers, only: added)
        found.replace(added, by: gather.passingColumns(wanted))
        return found
    }

    /// Where the stories lie, without what the tail adds.
    func mainWhereabouts(_ customers: Gather.Customers) -> Whereabouts {
        let base: [EventColumns] =
            switch customers {
            case .range(let range): segments.overlapping(range)
            case .listed(let listed):
                if let first = listed.first, let last = listed.last {
                    segments.overlapping(Int(first)..<Int(last) + 1)
                } else {
                    []
                }
            }
        return Whereabouts(customers, base: base, retold: retold)
    }

    /// The targets of whose stories a piece lies in the tail, ascending.
    func added(to customers: Gather.Customers) -> [Int] {
        switch customers {
        case .range(let range): tailCustomers(range).map { Int($0) - range.lowerBound }
        case .listed(let listed):
            if let first = listed.first, let last = listed.last {
                tailCustomers(Int(first)..<Int(last) + 1).places(in: listed)
            } else {
                []
            }
        }
    }

    /// Of whose stories a piece lies in the tail, ascending.
    private func tailCustomers(_ customers: Range<Int>) -> [UInt32] {
        var all: [UInt32] = []
        var parts = 0
        for part in tail {
            guard let listed = part.listed else { continue }
            let places = part.place(notBefore: customers.lowerBound)..<part.place(notBefore: customers.upperBound)
            if places.isEmpty { continue }
            parts += 1
            all.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(listed)[places]))
        }
        if parts > 1 { all.sortAndDropRepeats() }
        return all
    }
}

extension EventColumns {
    /// Whether it has a place of any of these customers.
    func has(_ customers: Range<Int>) -> Bool {
        place(notBefore: customers.lowerBound) < place(notBefore: customers.upperBound)
    }
}

extension [EventColumns] {
    /// Those segments that have some of the customers.
    func overlapping(_ customers: Range<Int>) -> [EventColumns] {
        filter { $0.first < customers.upperBound && $0.end > customers.lowerBound }
    }
}
