package import Experience

/// One import and what became of its rows.
package struct ImportJSON: Encodable, Sendable {
    let id: String
    let state: String
    /// Running, but no server has begun yet.
    let waiting: Bool
    let started: String
    let finished: String?
    let files: [String]
    let read: Int
    let notSelected: Int
    let added: Int
    let known: Int
    let rejected: Int
    let rejectedByReason: [String: Int]
    let rejectsFile: String?
    let failure: String?

    package init(_ status: ImportStatus) {
        self.init(status.record, waiting: status.isWaiting)
    }

    package init(_ record: ImportRecord, waiting: Bool = false) {
        self.waiting = waiting
        id = record.id.text
        state = record.state.rawValue
        started = record.startedAt.iso8601
        finished = record.finishedAt?.iso8601
        files = record.fileNames
        read = record.counts.rowsRead
        notSelected = record.counts.rowsNotSelected
        added = record.counts.eventsAdded
        known = record.counts.eventsKnown
        rejected = record.counts.eventsRejected
        rejectedByReason = record.counts.rejectedByReason
        rejectsFile = record.rejectsPath
        failure = record.failure
    }
}
