package typealias ImportID = Identifier<ImportRecord>

/// One run of an import: what was asked, how far it came, and what didn't go in and why.
package struct ImportRecord: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case running
        case finished
        case failed
        /// Ended without a word: found running by a process that can't be the one that ran it.
        case interrupted
    }

    package let id: ImportID
    package var startedAt: Timestamp
    package var finishedAt: Timestamp?
    package var state: State
    package var fileNames: [String]
    package var mapping: String
    package var counts: ImportTally
    package var rejectsPath: String?
    /// Why it failed, in words for the user.
    package var failure: String?

    /// A run that begins.
    package init(id: ImportID, startedAt: Timestamp, fileNames: [String], mapping: String) {
        self.id = id
        self.startedAt = startedAt
        self.state = .running
        self.fileNames = fileNames
        self.mapping = mapping
        self.counts = ImportTally()
    }
}

/// What became of the rows of an import.
package struct ImportTally: Sendable, Hashable {
    package var rowsRead = 0
    /// Rows that the mapping's `where` leaves out.
    package var rowsNotSelected = 0
    package var eventsAdded = 0
    /// Events that were there already.
    package var eventsKnown = 0
    package var rejectedByReason: [String: Int] = [:]

    package init() {}

    package var eventsRejected: Int { rejectedByReason.values.reduce(0, +) }
}
