package import ColumnStore
package import Experience

/// Everything that happened to all customers, as of one moment: a base in segments of consecutive customers; stories
/// told anew, whole, because something came since; and a tail with what came of stories too long to be told again, or
/// in bulk. Immutable: whoever holds one reads the same events for ever.
package final class EventLog: Sendable {
    /// The base: each has the customers that follow on those of the one before.
    let segments: [EventColumns]
    /// Older ones first; each lists customers, and has all their events until then but those in the tail: what the
    /// base and older ones have of them counts no more.
    let retold: [EventColumns]
    /// Older ones first; each lists the customers that it has some more events of.
    let tail: [EventColumns]
    /// These stay as they are while they are being settled.
    let frozen: FrozenParts
    let names: [NameTable]
    /// What one log has become of another.
    let lineage: Lineage
    package let eventCount: Int
    package let firstTime: Timestamp?
    package let lastTime: Timestamp?

    init(
        segments: [EventColumns], retold: [EventColumns] = [], tail: [EventColumns],
        frozen: FrozenParts = FrozenParts(), names: [NameTable], eventCount: Int, span: TimeSpan, lineage: Lineage
    ) {
        self.segments = segments
        self.retold = retold
        self.tail = tail
        self.frozen = frozen
        self.names = names
        self.lineage = lineage
        self.eventCount = eventCount
        firstTime = span.first.map { Timestamp(milliseconds: $0) }
        lastTime = span.last.map { Timestamp(milliseconds: $0) }
    }

    package static let empty = EventLog(
        segments: [], tail: [], names: Array(repeating: NameTable(), count: TextColumn.count), eventCount: 0,
        span: TimeSpan(), lineage: Lineage())

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
    package var memory: Int {
        (segments + retold + tail).reduce(0) { $0 + $1.bytes } + names.reduce(0) { $0 + $1.bytes }
    }

    var span: TimeSpan { TimeSpan(first: firstTime?.milliseconds, last: lastTime?.milliseconds) }

    /// The customer behind the last one of the base.
    var baseEnd: Int { segments.last?.end ?? 0 }

    /// The segment with a customer of the base.
    func segmentIndex(of customer: Int) -> Int {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].end <= customer { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// How many of the oldest parts of a log are being settled.
struct FrozenParts: Sendable {
    var retold = 0
    var tail = 0
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
