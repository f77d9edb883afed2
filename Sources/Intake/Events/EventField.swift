import ColumnStore

/// What an event of a request may hold.
enum EventField {
    case id
    case time
    case text(TextColumn)
    case amount
    case amountMinor
    case score
    case effort
    case asks
    case gives
    case due
    case facts

    /// Under the names by which senders know them.
    static let all: [(name: String, field: EventField)] =
        [("id", .id), ("time", .time)] + EventMapping.textFields.map { ($0.key, .text($0.column)) }
        + [
            ("amount", .amount), ("amount_minor", .amountMinor), ("score", .score), ("effort_seconds", .effort),
            ("asks", .asks), ("gives", .gives), ("due", .due), ("facts", .facts),
        ]
    static let names = all.map(\.name)
}
