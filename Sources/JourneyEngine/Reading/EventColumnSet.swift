import ColumnStore

/// The columns that a question reads; others cost it nothing.
struct EventColumnSet: OptionSet, Sendable {
    let rawValue: UInt32

    static let amount = EventColumnSet(rawValue: 1 << 24)
    static let score = EventColumnSet(rawValue: 1 << 25)
    static let effort = EventColumnSet(rawValue: 1 << 26)
    static let due = EventColumnSet(rawValue: 1 << 27)

    static func text(_ columns: TextColumn...) -> EventColumnSet {
        columns.reduce(into: EventColumnSet()) { $0.rawValueInsert($1) }
    }

    static let all = TextColumn.allCases.reduce(into: EventColumnSet([.amount, .score, .effort, .due])) {
        $0.rawValueInsert($1)
    }

    func contains(_ column: TextColumn) -> Bool { rawValue >> UInt32(column.rawValue) & 1 == 1 }

    private mutating func rawValueInsert(_ column: TextColumn) {
        self = EventColumnSet(rawValue: rawValue | 1 << UInt32(column.rawValue))
    }
}
