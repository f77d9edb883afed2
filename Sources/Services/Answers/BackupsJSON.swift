import Experience

/// Whether this server makes backups by itself, and what became of them.
package struct BackupsJSON: Encodable, Sendable {
    let scheduled: Bool
    let lastMade: String?
    let lastFile: String?
    let nextDue: String?
    let failure: String?
    let failedAt: String?

    package init(_ state: BackupLog.State) {
        scheduled = state.isScheduled
        lastMade = state.lastMade?.iso8601
        lastFile = state.lastFile
        nextDue = state.nextDue?.iso8601
        failure = state.failure
        failedAt = state.failedAt?.iso8601
    }
}
