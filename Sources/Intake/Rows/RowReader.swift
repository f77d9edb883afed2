/// Reads records one by one, whatever the format: CSV, NDJSON or XES.
package protocol RowReader: AnyObject {
    /// The number of a column by its name. A table knows its header, and answers nil for a name that isn't there;
    /// formats whose records name their own values watch for the name from now on.
    func column(named name: String) -> Int?

    /// Names known so far, for messages and for a first look at the data.
    var columnNames: [String] { get }

    /// Names asked for that no record had so far, and those that came unasked; a table has neither.
    var unseenColumns: [String] { get }
    var otherNames: [String] { get }

    /// Moves to the next record. An error ends the reading: what follows can't be understood.
    func next() throws(Diagnostic) -> RowStep

    /// The record as it stands in the file, for the rejects file; cut when it is long.
    var recordText: String { get }

    /// Stored bytes taken so far.
    var position: Int { get }
}

/// What `RowReader.next` found.
package enum RowStep {
    case row(Row)
    /// A record that can't be read; the next one can.
    case unreadable(line: Int, RowFault)
    case end
}

/// Why one record can't be read.
package struct RowFault: Error, Hashable, Sendable {
    package let reason: RejectReason
    package let message: String

    package init(_ reason: RejectReason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}

/// Limits that keep a reading in bounded memory.
package struct ReadLimits: Hashable, Sendable {
    /// The longest record, in bytes.
    package var recordBytes: Int
    /// The most columns.
    package var columns: Int
    /// How much is read at a time.
    package var chunkBytes: Int

    package init(recordBytes: Int = 4 << 20, columns: Int = 10_000, chunkBytes: Int = 1 << 20) {
        self.recordBytes = recordBytes
        self.columns = columns
        self.chunkBytes = chunkBytes
    }
}
