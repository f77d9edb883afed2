/// What became of the rows of an import.
package struct ImportCounts: Hashable, Sendable {
    /// Rows read, whatever became of them.
    package var rows = 0
    /// Rows that the mapping's conditions leave out.
    package var notSelected = 0
    package var rejected: [RejectReason: Int] = [:]
    /// Events that were new.
    package var added = 0
    /// Events that were known already.
    package var known = 0

    package init() {}

    package var rejectedRows: Int { rejected.values.reduce(0, +) }
}

/// How far an import is.
package struct ImportProgress: Hashable, Sendable {
    package var file: String
    package var counts: ImportCounts
    /// Stored bytes read of all files, and in all.
    package var bytes: Int
    package var totalBytes: Int
}
