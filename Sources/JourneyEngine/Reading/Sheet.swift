/// Consecutive places of one set of columns: whole stories of some customers, each where it lies together.
struct Sheet: Sendable {
    let columns: EventColumns
    let places: Range<Int>

    var rows: Range<Int> { columns.rows(at: places) }
}

extension EventLog {
    /// The stories of a range of customers, in their order: pieces of the base where nothing came since, and pieces
    /// gathered anew, with the wanted columns, where something did.
    func sheets(_ customers: Range<Int>, _ wanted: EventColumnSet) -> [Sheet] {
        var sheets: [Sheet] = []
        var customer = customers.lowerBound
        while let upper = sheetEnd(from: customer, before: customers.upperBound) {
            appendSheets(customer..<upper, wanted, to: &sheets)
            customer = upper
        }
        return sheets
    }

    /// Where to stop so as to stay within one segment; nil when there are no more customers.
    func sheetEnd(from customer: Int, before end: Int) -> Int? {
        let end = min(end, customerCount)
        if customer >= end { return nil }
        return customer < baseEnd ? min(end, segments[segmentIndex(of: customer)].end) : end
    }

    /// Those of customers of one segment, or of none.
    func appendSheets(_ customers: Range<Int>, _ wanted: EventColumnSet, to sheets: inout [Sheet]) {
        let segment = customers.lowerBound < baseEnd ? segments[segmentIndex(of: customers.lowerBound)] : nil
        let touched = tailCustomers(customers)
        guard let segment else {
            if !touched.isEmpty { sheets.append(gathered(tail, .listed(touched), wanted)) }
            return
        }
        let places = customers.lowerBound - segment.first..<customers.upperBound - segment.first
        if touched.isEmpty {
            sheets.append(Sheet(columns: segment, places: places))
        } else if touched.count * 2 > customers.count {
            sheets.append(gathered([segment] + tail, .range(customers), wanted))
        } else {
            interleave(segment, places, gathered([segment] + tail, .listed(touched), wanted).columns, &sheets)
        }
    }

    /// The stories of these customers, ascending: where they lie, or gathered where the tail has something of them.
    func stories(of customers: [UInt32], _ wanted: EventColumnSet) -> [Sheet] {
        guard let first = customers.first, let last = customers.last else { return [] }
        let touched = tailCustomers(Int(first)..<Int(last) + 1).common(with: customers)
        let sources = segments.filter { touched.first(notBefore: $0.first) < touched.first(notBefore: $0.end) }
        let changed = gathered(sources + tail, .listed(touched), wanted).columns
        var sheets: [Sheet] = []
        var next = 0
        var segment = 0
        for customer in customers {
            if next < touched.count && touched[next] == customer {
                sheets.append(Sheet(columns: changed, places: next..<next + 1))
                next += 1
                continue
            }
            while segment < segments.count && segments[segment].end <= Int(customer) { segment += 1 }
            // A customer who came later than this moment has no story yet.
            guard segment < segments.count else { continue }
            let place = Int(customer) - segments[segment].first
            sheets.append(Sheet(columns: segments[segment], places: place..<place + 1))
        }
        return sheets
    }

    private func gathered(_ sources: [EventColumns], _ customers: Gather.Customers, _ wanted: EventColumnSet) -> Sheet {
        let columns = Gather(sources, customers).columns(wanted)
        return Sheet(columns: columns, places: 0..<columns.places)
    }

    /// Whose stories the tail changes, ascending.
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

    private func interleave(
        _ segment: EventColumns, _ places: Range<Int>, _ changed: EventColumns, _ sheets: inout [Sheet]
    ) {
        var place = places.lowerBound
        for index in 0..<changed.places {
            let next = changed.customer(at: index) - segment.first
            if place < next { sheets.append(Sheet(columns: segment, places: place..<next)) }
            if place == next, let last = sheets.last, last.columns === changed, last.places.upperBound == index {
                sheets[sheets.count - 1] = Sheet(columns: changed, places: last.places.lowerBound..<index + 1)
            } else {
                sheets.append(Sheet(columns: changed, places: index..<index + 1))
            }
            place = next + 1
        }
        if place < places.upperBound { sheets.append(Sheet(columns: segment, places: place..<places.upperBound)) }
    }
}
