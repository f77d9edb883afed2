import ColumnStore

/// The columns of one customer's events that make case events, taken from the reader once a customer.
struct CaseColumns {
    let time: EventSlice<Int64>
    let touchpoint: EventSlice<UInt32>
    let reference: EventSlice<UInt32>
    private let department: EventSlice<UInt32>
    private let channel: EventSlice<UInt32>
    private let kind: EventSlice<UInt32>
    private let outcome: EventSlice<UInt32>
    private let direction: EventSlice<UInt32>
    private let asks: EventSlice<UInt32>
    private let gives: EventSlice<UInt32>
    private let promise: EventSlice<UInt32>
    private let fulfils: EventSlice<UInt32>
    private let facts: EventSlice<UInt32>
    private let due: EventSlice<Int64>
    let amount: EventSlice<Int64>
    let currency: EventSlice<UInt32>
    let score: EventSlice<Int64>
    let scale: EventSlice<UInt32>

    /// What stands for "no value" in columns of numbers.
    static let absent = Int64.min

    static let all = EventColumnSet.text(
        .touchpoint, .department, .channel, .kind, .outcome, .direction, .reference, .currency, .scale, .asks, .gives,
        .promise, .fulfils, .facts
    ).union([.amount, .score, .due])

    init(_ reader: borrowing CustomerReader) {
        time = reader.time
        touchpoint = reader.codes(.touchpoint)
        reference = reader.codes(.reference)
        department = reader.codes(.department)
        channel = reader.codes(.channel)
        kind = reader.codes(.kind)
        outcome = reader.codes(.outcome)
        direction = reader.codes(.direction)
        asks = reader.codes(.asks)
        gives = reader.codes(.gives)
        promise = reader.codes(.promise)
        fulfils = reader.codes(.fulfils)
        facts = reader.codes(.facts)
        due = reader.due
        amount = reader.amount
        currency = reader.codes(.currency)
        score = reader.score
        scale = reader.codes(.scale)
    }

    @inline(__always)
    func event(_ position: Int, _ meanings: EventMeanings) -> CaseEvent {
        let due = due[position]
        var flags = meanings.flags(
            kind: kind[position], outcome: outcome[position], direction: direction[position])
        if amount[position] != Self.absent && !meanings.isOwnCurrency(currency[position]) {
            flags.formUnion(.foreignAmount)
        }
        return CaseEvent(
            time: time[position], touchpoint: touchpoint[position],
            owner: meanings.owner(department: department[position], touchpoint: touchpoint[position]),
            channel: channel[position], flags: flags, asks: asks[position], gives: gives[position],
            promise: promise[position], due: due == Self.absent ? CaseEvent.noDue : due,
            fulfils: meanings.promise(fulfilledBy: fulfils[position]), facts: facts[position],
            position: UInt32(truncatingIfNeeded: position))
    }
}
