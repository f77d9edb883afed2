import ColumnStore
package import Experience
import Stores

/// Everything that is kept about one person, for themselves: what law calls access and portability.
package struct PersonRecord: Sendable {
    /// One event with every field that it has.
    package struct Event: Sendable, Hashable {
        /// The id under which it came.
        package let id: String
        package let time: Timestamp
        package let amountMinor: Int64?
        package let scoreHundredths: Int32?
        package let effortSeconds: Int32?
        package let due: Timestamp?
        /// The other fields, under the names of `POST /api/v1/events`.
        package let texts: [String: String]
        package let asks: [String]
        package let gives: [String]
        package let facts: [String: String]
    }

    package let customer: String
    /// Merges with other ids, undone ones among them, in the order in which they were made.
    package let merges: [PersonMerge]
    /// In the order of time.
    package let events: [Event]
    /// Rows of imported files that did not fit, and mention them.
    package let rejects: [RejectedRow]
    /// Imports whose record mentions them: the name of a file, what went wrong.
    package let imports: [ImportID]
    /// What of the footage can't be read: there may be more.
    package let missing: MissingFootage

    /// A row that did not fit, and whose import it was in.
    package struct RejectedRow: Sendable, Hashable {
        package let importID: String
        package let row: RejectRow
    }

    package var isEmpty: Bool { events.isEmpty && rejects.isEmpty && imports.isEmpty && merges.isEmpty }
}

extension PersonRecord.Event {
    init(_ index: Int, of block: EventBlock) {
        id = block.text(.customer, at: index) ?? ""
        time = Timestamp(milliseconds: block.times[index])
        amountMinor = block.amountMinor(at: index)
        scoreHundredths = block.score(at: index)
        effortSeconds = block.effortSeconds(at: index)
        due = block.due(at: index).map { Timestamp(milliseconds: $0) }
        func list(_ column: TextColumn) -> [String] {
            block.text(column, at: index).map { Self.parts($0, TextList.separator) } ?? []
        }
        asks = list(.asks)
        gives = list(.gives)
        let pairs = list(.facts).map { Self.parts($0, TextList.pairSeparator) }
        facts = Dictionary(
            pairs.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }, uniquingKeysWith: { first, _ in first })
        var texts: [String: String] = [:]
        for column in TextColumn.allCases where ![.customer, .asks, .gives, .facts].contains(column) {
            texts["\(column)"] = block.text(column, at: index)
        }
        self.texts = texts
    }

    private static func parts(_ text: String, _ separator: UInt8) -> [String] {
        text.utf8.split(separator: separator, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
