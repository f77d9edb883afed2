import ColumnStore
import Experience

/// Reads the events of one request, one after the other, from their bytes into a block's codes. The first fault of an
/// event counts; the rest of it is passed over.
final class JSONEventParser {
    private let names = ByteTable(EventField.names)
    let fields = EventField.all
    let fieldBytes: Int
    let currency: Currency?
    let currencies = CurrencyWords()
    let arena = BumpArena()
    /// The event being read; its texts lie in the body or in the arena.
    let draft = EventDraft()
    var hasID = false
    var amount: Field?
    var scale = ScaleText.usual
    var clock = QuickTime()
    /// One bit for each field that the event has brought.
    private var seen: UInt32 = 0
    private var hasTime = false
    /// How often each content came without an id.
    private var occurrences: [EventIdentity: UInt32] = [:]

    init(fieldBytes: Int, currency: Currency?) {
        self.fieldBytes = fieldBytes
        self.currency = currency
    }

    /// To be called before a body is read once more from its start.
    func startAnew() { occurrences = [:] }

    /// `isAlone` says that nothing may follow it.
    func parse(
        _ start: JSONCursor.Token, _ cursor: inout JSONCursor, _ builder: inout BlockBuilder, isAlone: Bool
    ) throws(JSONFault) -> JSONEventReader.Reading {
        arena.reset()
        guard case .objectStart = start else {
            try cursor.skip(start, arena)
            if isAlone { _ = try cursor.next() }
            return .failure(
                SubmissionFault(.badType, nil, "an event must be an object", remedy: "send {\"customer\": ...}"))
        }
        clear()
        var fault: SubmissionFault?
        while case .key(let text) = try cursor.next() {
            guard let name = text.decoded(in: arena) else { throw cursor.fault("a text has a wrong escape") }
            let value = try JSONValue.read(&cursor, arena)
            if fault == nil { fault = take(name, value) }
        }
        if isAlone { _ = try cursor.next() }
        if let fault = fault ?? finish() { return .failure(fault) }
        return .success(row(in: &builder))
    }

    private func clear() {
        draft.clear()
        hasID = false
        amount = nil
        scale = .usual
        seen = 0
        hasTime = false
    }

    private func take(_ name: Field, _ value: JSONValue) -> SubmissionFault? {
        guard let index = names.find(name) else {
            let name = name.text
            return SubmissionFault(
                .unknownField, String(name.prefix(60)), "events have no field `\(name.prefix(60))`",
                remedy: NearestName.suggestion(for: name, among: EventField.names) ?? "remove it")
        }
        let bit = 1 as UInt32 &<< UInt32(truncatingIfNeeded: index)
        guard seen & bit == 0 else {
            let name = fields[index].name
            return SubmissionFault(.badType, name, "`\(name)` stands twice", remedy: "keep one of them")
        }
        seen |= bit
        if case .null = value { return nil }
        do throws(SubmissionFault) {
            try set(fields[index].field, fields[index].name, value)
            if case .time = fields[index].field { hasTime = true }
        } catch {
            return error
        }
        return nil
    }

    /// What can be judged only when the whole event is known.
    private func finish() -> SubmissionFault? {
        if draft[.customer].isEmpty { return missing(.missingCustomer, "customer") }
        if !hasTime { return missing(.missingTime, "time") }
        if draft[.touchpoint].isEmpty { return missing(.missingTouchpoint, "touchpoint") }
        do throws(SubmissionFault) {
            try finishAmount()
            try checkScore()
        } catch {
            return error
        }
        return nil
    }

    private func missing(_ reason: RejectReason, _ field: String) -> SubmissionFault {
        SubmissionFault(reason, field, "`\(field)` is missing", remedy: "every event needs `\(field)`")
    }

    /// The event with its identity. Equal events without an id are told apart by their number in the body.
    private func row(in builder: inout BlockBuilder) -> EventRow {
        var row = draft.row(in: &builder)
        if hasID {
            row.identity = EventIdentity.named(draft.id)
            return row
        }
        row.identity = builder.contentIdentity(of: row, occurrence: 0)
        let occurrence = occurrences[row.identity, default: 0]
        occurrences[row.identity] = occurrence + 1
        if occurrence > 0 { row.identity = builder.contentIdentity(of: row, occurrence: occurrence) }
        return row
    }
}
