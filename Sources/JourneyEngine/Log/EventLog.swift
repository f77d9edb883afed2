package import ColumnStore
package import Experience

/// Everything that happened to all customers, as of one moment: a large part in columns sorted by customer, and what
/// came since in a few small ones beside it. Immutable: whoever holds one reads the same events for ever.
package final class EventLog: Sendable {
    /// Older ones first; the first is the base, with all customers that it knew.
    let parts: [EventColumns]
    let names: [NameTable]
    package let eventCount: Int
    package let firstTime: Timestamp?
    package let lastTime: Timestamp?

    init(parts: [EventColumns], names: [NameTable], span: TimeSpan) {
        self.parts = parts
        self.names = names
        eventCount = parts.reduce(0) { $0 + $1.count }
        firstTime = span.first.map { Timestamp(milliseconds: $0) }
        lastTime = span.last.map { Timestamp(milliseconds: $0) }
    }

    package static let empty = EventLog(
        parts: [.empty], names: Array(repeating: NameTable(), count: TextColumn.count), span: TimeSpan())

    /// A log of all blocks, in their order.
    package static func build(from blocks: some Sequence<EventBlock>) -> EventLog {
        var builder = LogBuilder()
        for block in blocks { builder.add(block) }
        return builder.build()
    }

    package var customerCount: Int { names(.customer).count }

    /// The texts of a column and their codes.
    package func names(_ column: TextColumn) -> NameTable { names[column.index] }

    /// The customer's number in this log and every later one of it.
    package func customerIndex(named name: String) -> Int? {
        guard let code = names(.customer).code(of: name), code > 0 else { return nil }
        return code - 1
    }

    package func customerName(_ index: Int) -> String { names(.customer)[index + 1] }

    /// Customers whose id begins with the prefix, in the order of their ids.
    package func customers(matching prefix: String, limit: Int) -> [String] {
        names(.customer).texts(startingWith: prefix, limit: limit)
    }

    /// Bytes of memory that events and names hold.
    package var memory: Int { parts.reduce(0) { $0 + $1.bytes } + names.reduce(0) { $0 + $1.bytes } }

    var span: TimeSpan { TimeSpan(first: firstTime?.milliseconds, last: lastTime?.milliseconds) }
}

/// From the earliest to the latest moment of some events.
struct TimeSpan {
    var first: Int64?
    var last: Int64?

    mutating func include(_ times: [Int64]) {
        guard let least = times.min(), let greatest = times.max() else { return }
        first = min(first ?? least, least)
        last = max(last ?? greatest, greatest)
    }
}
