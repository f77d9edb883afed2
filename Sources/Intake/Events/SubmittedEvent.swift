package import ColumnStore

/// One event that a system reported over the API, checked and ready for a block.
package struct SubmittedEvent: Hashable, Sendable {
    /// The sender's id: the same id again is the same event.
    package var id: String?
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64 = 0
    /// Texts by column; lists and facts joined as `TextList` says.
    package var texts: [TextColumn: String] = [:]
    package var amountMinor: Int64?
    /// Hundredths of a point.
    package var score: Int32?
    package var effortSeconds: Int32?
    package var due: Int64?
    /// Which of several equal events without an id this is in its body, from 0.
    package var occurrence: UInt32 = 0

    package init() {}

    /// The event in a block's codes, with its identity.
    package func row(in builder: inout BlockBuilder) -> EventRow {
        var row = EventRow()
        row.time = time
        row.amountMinor = amountMinor
        row.score = score
        row.effortSeconds = effortSeconds
        row.due = due
        for column in TextColumn.allCases {
            if let text = texts[column] { row[column] = builder.intern(column, text) }
        }
        if var id {
            row.identity = id.withUTF8 { EventIdentity.named(UnsafeRawBufferPointer($0)) }
        } else {
            row.identity = builder.contentIdentity(of: row, occurrence: occurrence)
        }
        return row
    }
}

/// Why an event of a request was not taken, in words for the one who sent it.
package struct SubmissionFault: Error, Hashable, Sendable {
    package var reason: RejectReason
    /// The field at fault; nil when it is the event as a whole.
    package var field: String?
    package var message: String
    package var remedy: String

    package init(_ reason: RejectReason, _ field: String?, _ message: String, remedy: String) {
        self.reason = reason
        self.field = field
        self.message = message
        self.remedy = remedy
    }
}
