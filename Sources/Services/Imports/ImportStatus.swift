package import Experience
import Intake

/// An import as it stands: its record, and how far it is while it runs.
package struct ImportStatus: Sendable {
    package var record: ImportRecord
    /// Of the files' bytes, from 0 to 1; nil when it does not run (any more) in this process.
    package var share: Double?
    /// The file being read.
    package var file: String?
    /// Whether no server has begun yet.
    package var isWaiting: Bool

    init(_ record: ImportRecord, _ progress: ImportProgress?, isWaiting: Bool) {
        self.record = record
        self.isWaiting = isWaiting && record.state == .running
        guard let progress, record.state == .running else { return }
        self.record.counts = ImportTally(progress.counts)
        share = progress.totalBytes > 0 ? Double(progress.bytes) / Double(progress.totalBytes) : 1
        file = progress.file
    }
}

/// One row that did not fit, as the rejects file has it.
package struct RejectRow: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var reason: String
    package var column: String?
    package var message: String
    package var text: String
}
