import ColumnStore
import Experience

/// Reads one of a row's events.
final class CompiledEvent {
    static let longestText = 1_024
    static let longestList = 4_096

    struct Fault: Error {
        let reason: RejectReason
        let column: String?
        let value: String

        init(_ reason: RejectReason, _ source: CompiledValue?, _ value: Field = .absent) {
            self.reason = reason
            column = source?.columnName
            self.value = String(decoding: value.prefix(80), as: UTF8.self)
        }
    }

    let conditions: [CompiledCondition]
    private let texts: [(column: TextColumn, value: CompiledValue)]
    /// Those of the texts that are taken as they are, and the rest.
    private let plain: [(column: TextColumn, number: Int)]
    private let made: [(column: TextColumn, value: CompiledValue)]
    private let time: CompiledTime
    private let due: CompiledTime?
    private let numbers: CompiledNumbers
    private let id: CompiledValue?
    private let lists: CompiledLists
    private let currencies = CurrencyWords()

    init(_ event: EventMapping, _ columns: ColumnResolver, currency: Currency?) {
        conditions = event.conditions.map(columns.condition)
        texts = TextColumn.allCases.compactMap { column in
            event.texts[column].map { (column, columns.value($0)) }
        }
        plain = texts.compactMap { text in text.value.plainColumn.map { (text.column, $0) } }
        made = texts.filter { $0.value.plainColumn == nil }
        time = CompiledTime(event.time, value: columns.value(event.time.value))
        due = event.due.map { CompiledTime($0, value: columns.value($0.value)) }
        numbers = CompiledNumbers(event, columns, currency: currency)
        id = event.id.map(columns.value)
        lists = CompiledLists(event, columns)
    }

    func read(_ row: Row, into draft: EventDraft, _ arena: BumpArena) throws(Fault) {
        draft.clear()
        for (column, number) in plain {
            let field = row[number]
            guard field.count <= Self.longestText else { throw Fault(.fieldTooLong, source(column), field) }
            draft[column] = field
        }
        for (column, source) in made {
            let field = try Self.fetch(source, row)
            guard field.count <= Self.longestText else { throw Fault(.fieldTooLong, source, field) }
            draft[column] = field
        }
        draft.time = try moment(row)
        if draft[.customer].isEmpty { throw Fault(.missingCustomer, source(.customer)) }
        if draft[.touchpoint].isEmpty { throw Fault(.missingTouchpoint, source(.touchpoint)) }
        try checkWords(draft)
        if let due {
            let field = try Self.fetch(due.value, row)
            draft.due = due.moment(field)
            if draft.due == nil, !field.isEmpty { throw Fault(.badDue, due.value, field) }
        }
        if let id {
            draft.id = try Self.fetch(id, row)
            guard draft.id.count <= Self.longestText else { throw Fault(.fieldTooLong, id, draft.id) }
        }
        try numbers.read(row, into: draft)
        try lists.read(row, into: draft, arena)
    }

    private func moment(_ row: Row) throws(Fault) -> Int64 {
        let field = try Self.fetch(time.value, row)
        if field.isEmpty { throw Fault(.missingTime, time.value) }
        guard let moment = time.moment(field) else { throw Fault(.badTime, time.value, field) }
        return moment
    }

    /// Words of which only a few are valid.
    private func checkWords(_ draft: EventDraft) throws(Fault) {
        let direction = draft[.direction]
        if !direction.isEmpty, !direction.equals("in"), !direction.equals("out"), !direction.equals("int") {
            throw Fault(.badDirection, source(.direction), direction)
        }
        guard !draft[.currency].isEmpty else { return }
        guard let currency = currencies.find(draft[.currency]) else {
            throw Fault(.badCurrency, source(.currency), draft[.currency])
        }
        draft[.currency] = currency.code
        draft.minorDigits = currency.minorDigits
    }

    private func source(_ column: TextColumn) -> CompiledValue? {
        texts.first { $0.column == column }?.value
    }

    @inline(__always)
    static func fetch(_ source: CompiledValue, _ row: Row) throws(Fault) -> Field {
        do throws(CompiledValue.Unmapped) {
            return try source.value(row)
        } catch {
            throw Fault(.unmappedValue, source, source.given(row))
        }
    }
}
