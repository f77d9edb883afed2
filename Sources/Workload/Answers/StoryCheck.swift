package import Experience

/// Holds customers' stories, as the engine tells them, against the rows of the table that was loaded. A story has no
/// number of its source's row; the row at the same place of the same customer lends it, if all else is equal.
package enum StoryCheck {
    /// The rows of some customers, by customer, in the order of the table (which is that of time).
    package static func rows(
        of customers: Set<Int64>, in table: UnsafeRawBufferPointer
    ) throws(WorkloadCSVError) -> [Int64: [WorkloadEvent]] {
        var wanted = Array((WorkloadCSV.header + "\n").utf8)
        var start = 0
        while start < table.count {
            let end = lineEnd(of: table, from: start)
            if customers.contains(customer(of: table, from: start, to: end)) {
                wanted.append(contentsOf: table[start..<min(end + 1, table.count)])
            }
            start = end + 1
        }
        return Dictionary(grouping: try WorkloadCSV.read(wanted), by: \.customer)
    }

    /// The look-ups' check over the stories of customers; an event that is not as its row says loses its number, so
    /// that the check can't agree.
    package static func answer(
        _ customers: [Int64], rows: [Int64: [WorkloadEvent]], story: (Int64) -> [Take]
    ) -> WorkloadAnswer {
        SlowReference.check(
            customers.map { customer in
                let expected = rows[customer] ?? []
                return story(customer).enumerated().map { place, take in
                    let row = place < expected.count ? expected[place] : nil
                    return event(take, of: customer, expected: row)
                }
            })
    }

    private static func event(_ take: Take, of customer: Int64, expected: WorkloadEvent?) -> WorkloadEvent {
        func code(_ text: String?, _ names: [String]) -> UInt8 {
            UInt8(text.flatMap { names.firstIndex(of: $0) } ?? 0)
        }
        var event = WorkloadEvent(
            id: expected?.id ?? -1, customer: customer, time: take.at.milliseconds,
            touchpoint: code(take.touchpoint.text, WorkloadNames.touchpoints),
            department: code(take.department?.text, WorkloadNames.departments),
            channel: code(take.channel?.text, WorkloadNames.channels), kind: code(take.kind, WorkloadNames.kinds),
            amountCents: take.amountMinorUnits ?? 0, score: take.scoreHundredths.map { Int8($0 / 100) },
            effortSeconds: Int32(take.effortSeconds ?? 0))
        if event != expected { event.id = -1 }
        return event
    }

    private static func lineEnd(of table: UnsafeRawBufferPointer, from start: Int) -> Int {
        var end = start
        while end < table.count, table[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }

    /// The second field as a number; -1 where it is none.
    private static func customer(of table: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int64 {
        var at = start
        while at < end, table[at] != UInt8(ascii: ",") { at += 1 }
        at += 1
        var number: Int64 = 0
        while at < end, table[at] != UInt8(ascii: ",") {
            guard (48...57).contains(table[at]) else { return -1 }
            number = number &* 10 &+ Int64(table[at] - 48)
            at += 1
        }
        return number
    }
}
