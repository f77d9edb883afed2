import ColumnStore

/// An event as anyone would write it down: the tests' slow references work on arrays of these.
struct PlainEvent: Equatable {
    var customer: String
    var time: Int64
    var touchpoint: String
    var department: String?
    var channel: String?
    var kind: String?
    var outcome: String?
    var employee: String?
    /// Items asked for.
    var asks: [String] = []
    var facts: [String: String] = [:]
    /// What the customer's account is by now; not stated here but told from the facts.
    var account: String?
    var reference: String?
    var segment: String?
    var scale: String?
    var amount: Int64?
    var score: Int32?
    var effort: Int32?
    var promise: String?
    var due: Int64?
    /// Its place in the order of arrival.
    var arrival = 0

    init(_ customer: String, _ time: Int64, _ touchpoint: String, department: String? = nil, reference: String? = nil) {
        self.customer = customer
        self.time = time
        self.touchpoint = touchpoint
        self.department = department
        self.reference = reference
    }

    /// The same event, whenever it arrived.
    static func == (left: Self, right: Self) -> Bool {
        left.customer == right.customer && left.time == right.time && left.touchpoint == right.touchpoint
            && left.department == right.department && left.channel == right.channel && left.kind == right.kind
            && left.reference == right.reference && left.segment == right.segment && left.scale == right.scale
            && left.amount == right.amount && left.score == right.score && left.effort == right.effort
            && left.promise == right.promise && left.due == right.due && left.outcome == right.outcome
            && left.employee == right.employee && left.asks == right.asks && left.facts == right.facts
    }

    func row(_ builder: inout BlockBuilder) -> EventRow {
        var row = EventRow()
        row.time = time
        row[.customer] = builder.intern(.customer, customer)
        row[.touchpoint] = builder.intern(.touchpoint, touchpoint)
        row[.department] = builder.intern(.department, department ?? "")
        row[.channel] = builder.intern(.channel, channel ?? "")
        row[.kind] = builder.intern(.kind, kind ?? "")
        row[.reference] = builder.intern(.reference, reference ?? "")
        row[.segment] = builder.intern(.segment, segment ?? "")
        row[.scale] = builder.intern(.scale, scale ?? "")
        row[.promise] = builder.intern(.promise, promise ?? "")
        row[.outcome] = builder.intern(.outcome, outcome ?? "")
        row[.employee] = builder.intern(.employee, employee ?? "")
        row[.asks] = builder.intern(.asks, asks.sorted().joined(separator: "\u{1F}"))
        row[.facts] = builder.intern(
            .facts, facts.sorted { $0.key < $1.key }.map { $0.key + "\u{1E}" + $0.value }.joined(separator: "\u{1F}"))
        row.amountMinor = amount
        row.score = score
        row.effortSeconds = effort
        row.due = due
        return row
    }
}

extension EventBlock {
    static func of(_ events: some Sequence<PlainEvent>) -> EventBlock {
        var builder = BlockBuilder()
        for event in events { builder.append(event.row(&builder)) }
        return builder.finish()
    }
}

/// Repeatable chance for tests (SplitMix64).
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Mix.splitMix(state)
    }
}
