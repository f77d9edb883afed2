import ColumnStore
import Experience

/// Reads one event of a request. The first fault counts; the rest of the event is passed over.
final class JSONEventParser {
    static let textFields: [String: TextColumn] = Dictionary(
        uniqueKeysWithValues: EventMapping.textFields.map { ($0.key, $0.column) })
    static let fields =
        ["id", "time"] + EventMapping.textFields.map(\.key)
        + ["amount", "amount_minor", "score", "effort_seconds", "asks", "gives", "due", "facts"]

    let fieldBytes: Int
    let currency: Currency?
    let arena = BumpArena()
    var event = SubmittedEvent()
    var amount: Field?
    private var hasTime = false
    private var seen: Set<String> = []

    init(fieldBytes: Int, currency: Currency?) {
        self.fieldBytes = fieldBytes
        self.currency = currency
    }

    func parse(_ start: JSONCursor.Token, _ cursor: inout JSONCursor) throws(JSONFault) -> JSONEventReader.Reading {
        guard case .objectStart = start else {
            try cursor.skip(start)
            return .failure(
                SubmissionFault(.badType, nil, "an event must be an object", remedy: "send {\"customer\": ...}"))
        }
        var fault: SubmissionFault?
        while case .key(let text) = try cursor.next() {
            let name = text.decoded(in: arena)?.text ?? ""
            let value = try JSONValue.read(&cursor, arena)
            if fault == nil { fault = take(name, value) }
        }
        if let fault = fault ?? finish() { return .failure(fault) }
        return .success(event)
    }

    private func take(_ name: String, _ value: JSONValue) -> SubmissionFault? {
        guard Self.fields.contains(name) else {
            return SubmissionFault(
                .unknownField, String(name.prefix(60)), "events have no field `\(name.prefix(60))`",
                remedy: NearestName.suggestion(for: name, among: Self.fields) ?? "remove it")
        }
        guard seen.insert(name).inserted else {
            return SubmissionFault(.badType, name, "`\(name)` stands twice", remedy: "keep one of them")
        }
        if case .null = value { return nil }
        do throws(SubmissionFault) {
            try set(name, value)
            if name == "time" { hasTime = true }
        } catch {
            return error
        }
        return nil
    }

    /// What can be judged only when the whole event is known.
    private func finish() -> SubmissionFault? {
        if event.texts[.customer] == nil { return missing(.missingCustomer, "customer") }
        if !hasTime { return missing(.missingTime, "time") }
        if event.texts[.touchpoint] == nil { return missing(.missingTouchpoint, "touchpoint") }
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
}
