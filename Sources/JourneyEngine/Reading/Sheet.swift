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

    /// All stories of these customers, ascending, in one set of columns.
    func stories(of customers: [UInt32], _ wanted: EventColumnSet) -> [Sheet] {
        if customers.isEmpty { return [] }
        return [
            gathered(segments.filter { segment in holdsAny(segment, customers) } + tail, .listed(customers), wanted)
        ]
    }

    private func holdsAny(_ segment: EventColumns, _ customers: [UInt32]) -> Bool {
        var low = 0
        var high = customers.count
        while low < high {
            let middle = (low + high) / 2
            if Int(customers[middle]) < segment.first { low = middle + 1 } else { high = middle }
        }
        return low < customers.count && Int(customers[low]) < segment.end
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
        if parts < 2 { return all }
        all.sort()
        var kept = 0
        for index in all.indices where index == 0 || all[index] != all[index - 1] {
            all[kept] = all[index]
            kept += 1
        }
        all.removeSubrange(kept...)
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
