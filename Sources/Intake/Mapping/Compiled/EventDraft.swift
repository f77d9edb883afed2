import ColumnStore

/// One event read from a row, checked but not yet in a block. Its texts lie in the row or beside it.
final class EventDraft {
    var time: Int64 = 0
    var amountMinor: Int64?
    /// Digits of the minor unit of the row's currency, where it names one.
    var minorDigits: Int?
    var score: Int32?
    var effortSeconds: Int32?
    var due: Int64?
    /// The source's own id; absent: the content tells events apart.
    var id = Field.absent
    private let texts = UnsafeMutablePointer<Field>.allocate(capacity: TextColumn.count)

    init() {
        texts.initialize(repeating: .absent, count: TextColumn.count)
    }

    deinit {
        texts.deallocate()
    }

    subscript(column: TextColumn) -> Field {
        get { texts[column.index] }
        set { texts[column.index] = newValue }
    }

    func clear() {
        time = 0
        amountMinor = nil
        minorDigits = nil
        score = nil
        effortSeconds = nil
        due = nil
        id = .absent
        texts.update(repeating: .absent, count: TextColumn.count)
    }

    /// The event in a block's codes, without its identity.
    func row(in builder: inout BlockBuilder) -> EventRow {
        var row = EventRow()
        row.time = time
        row.amountMinor = amountMinor
        row.score = score
        row.effortSeconds = effortSeconds
        row.due = due
        for column in TextColumn.allCases where !texts[column.index].isEmpty {
            row[column] = builder.intern(column, texts[column.index])
        }
        return row
    }
}
