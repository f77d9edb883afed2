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
    let time: CompiledTime
    let due: CompiledTime?
    let numbers: CompiledNumbers
    let id: CompiledValue?
    let lists: CompiledLists
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
        for (column, source) in made { draft[column] = try Self.text(source, row) }
        draft.time = try time(row)
        if draft[.customer].isEmpty { throw Fault(.missingCustomer, source(.customer)) }
        if draft[.touchpoint].isEmpty { throw Fault(.missingTouchpoint, source(.touchpoint)) }
        try checkWords(draft)
        draft.due = try due(row)
        draft.id = try id(row)
        try numbers.read(row, into: draft)
        try lists.read(row, into: draft, arena)
    }

    func time(_ row: Row) throws(Fault) -> Int64 {
        let field = try Self.fetch(time.value, row)
        if field.isEmpty { throw Fault(.missingTime, time.value) }
        guard let moment = time.moment(field) else { throw Fault(.badTime, time.value, field) }
        return moment
    }

    /// When the promise falls due; nil where the row doesn't say.
    func due(_ row: Row) throws(Fault) -> Int64? {
        guard let due else { return nil }
        let field = try Self.fetch(due.value, row)
        if field.isEmpty { return nil }
        guard let moment = due.moment(field) else { throw Fault(.badDue, due.value, field) }
        return moment
    }

    /// Words of which only a few are valid.
    private func checkWords(_ draft: EventDraft) throws(Fault) {
        try checkDirection(draft[.direction])
        guard let currency = try currency(draft[.currency]) else { return }
        draft[.currency] = currency.code
        draft.minorDigits = currency.minorDigits
    }

    private func checkDirection(_ word: Field) throws(Fault) {
        if !word.isEmpty, !word.equals("in"), !word.equals("out"), !word.equals("int") {
            throw Fault(.badDirection, source(.direction), word)
        }
    }

    /// Nil for no word at all.
    func currency(_ word: Field) throws(Fault) -> CurrencyWords.Known? {
        guard !word.isEmpty else { return nil }
        guard let currency = currencies.find(word) else { throw Fault(.badCurrency, source(.currency), word) }
        return currency
    }

    /// One text column of the row by itself, checked like in `read`; only whether it may be absent is not.
    func text(_ column: TextColumn, _ row: Row, _ arena: BumpArena) throws(Fault) -> Field {
        guard let source = source(column) else { return try lists.text(column, row, arena) }
        let field = try Self.text(source, row)
        if column == .direction { try checkDirection(field) }
        if column == .currency { return try currency(field)?.code ?? .absent }
        return field
    }

    func source(_ column: TextColumn) -> CompiledValue? {
        texts.first { $0.column == column }?.value
    }

    /// Every text column that the mapping fills.
    var columns: [TextColumn] { texts.map(\.column) + lists.columns }

    private static func text(_ source: CompiledValue, _ row: Row) throws(Fault) -> Field {
        let field = try fetch(source, row)
        guard field.count <= longestText else { throw Fault(.fieldTooLong, source, field) }
        return field
    }

    /// The source's id; absent where the row has none.
    func id(_ row: Row) throws(Fault) -> Field {
        try id.map { (id) throws(Fault) in try Self.text(id, row) } ?? .absent
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
