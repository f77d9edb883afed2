/// Tells the cases of one customer apart: events with one reference are one case; those without are a case of their
/// own that ends when nothing more of them happens for as long as the company says. Its memory is used again for the
/// next customer.
///
///     cases.find(time: reader.time, reference: reader.codes(.reference), reopenAfter: ...)
///     for number in 0..<cases.count { for event in cases.events(of: number) { ... } }
struct CaseFinder {
    /// How many cases the customer has, numbered in the order of their first events.
    private(set) var count = 0
    /// The case of each event.
    private(set) var caseOf: [Int32] = []
    /// The events, case after case, each case's in order.
    private var grouped: [Int32] = []
    private var starts: [Int32] = []
    /// Open addressing on references: the case, or -1.
    private var slots: [Int32] = []
    private var references: [UInt32] = []

    init() {}

    mutating func find(time: EventSlice<Int64>, reference: EventSlice<UInt32>, reopenAfter: Int64) {
        number(time, reference, reopenAfter)
        group()
    }

    /// The positions of a case's events among the customer's, ascending.
    @inline(__always)
    func events(of number: Int) -> ArraySlice<Int32> { grouped[Int(starts[number])..<Int(starts[number + 1])] }

    /// The reference of a case; 0 is none.
    @inline(__always)
    func reference(of number: Int) -> UInt32 { references[number] }

    private mutating func number(_ time: EventSlice<Int64>, _ reference: EventSlice<UInt32>, _ reopenAfter: Int64) {
        let events = time.count
        caseOf.removeAll(keepingCapacity: true)
        references.removeAll(keepingCapacity: true)
        count = 0
        var size = 16
        while size < events * 2 { size *= 2 }
        if slots.count < size { slots = Array(repeating: -1, count: size) }
        let mask = size - 1
        for index in 0..<size { slots[index] = -1 }
        var open: Int32 = -1
        var lastOpen: Int64 = 0
        for event in 0..<events {
            let code = reference[event]
            if code == 0 {
                // Times never go back within a customer, so the difference can't be negative; it may exceed 64 bits.
                let (silence, overflow) = time[event].subtractingReportingOverflow(lastOpen)
                if open < 0 || overflow || silence > reopenAfter { open = newCase(0) }
                lastOpen = time[event]
                caseOf.append(open)
                continue
            }
            var at = Int(truncatingIfNeeded: UInt64(code) &* 0x9E37_79B9_7F4A_7C15 &>> 32) & mask
            while slots[at] >= 0 && references[Int(slots[at])] != code { at = (at + 1) & mask }
            if slots[at] < 0 { slots[at] = newCase(code) }
            caseOf.append(slots[at])
        }
    }

    private mutating func newCase(_ reference: UInt32) -> Int32 {
        references.append(reference)
        count += 1
        return Int32(truncatingIfNeeded: count - 1)
    }

    private mutating func group() {
        starts.removeAll(keepingCapacity: true)
        starts.append(contentsOf: repeatElement(0, count: count + 1))
        for number in caseOf { starts[Int(number) + 1] += 1 }
        for number in 0..<count { starts[number + 1] += starts[number] }
        grouped.removeAll(keepingCapacity: true)
        grouped.append(contentsOf: repeatElement(0, count: caseOf.count))
        for (event, number) in caseOf.enumerated() {
            grouped[Int(starts[Int(number)])] = Int32(truncatingIfNeeded: event)
            starts[Int(number)] += 1
        }
        // Each start has moved to the next one's place.
        for number in stride(from: count, to: 0, by: -1) { starts[number] = starts[number - 1] }
        starts[0] = 0
    }
}
