import ColumnStore
import Experience
import Intake

/// Takes what one import reads: blocks go to the disk while the next is being read, misfits go to the rejects file.
struct StoringSink: ImportSink {
    /// The record as it stands; written with each block, so that after a crash it tells what is in.
    private(set) var record: ImportRecord
    private let footage: FootageService
    private let claim: @Sendable (EventIdentity) -> Bool
    private let progress: @Sendable (ImportProgress) -> Void
    private var rejects: RejectsFile
    private var writing: PendingWrite?
    /// The counts as of the last block that is on disk.
    private var written = ImportTally()

    /// What can go wrong here: the database, or the disk under the rejects file.
    struct Failure: Error {
        let cause: any Error
    }

    init(
        footage: FootageService, record: ImportRecord, rejectsPath: String,
        claim: @escaping @Sendable (EventIdentity) -> Bool, progress: @escaping @Sendable (ImportProgress) -> Void
    ) {
        self.footage = footage
        self.record = record
        self.claim = claim
        self.progress = progress
        rejects = RejectsFile(path: rejectsPath)
    }

    func isNew(_ identity: EventIdentity) -> Bool { claim(identity) }

    mutating func take(_ block: EventBlock, _ progress: ImportProgress) throws(Failure) {
        try finishWriting()
        record.counts = ImportTally(progress.counts)
        let footage = footage
        let record = record
        writing = PendingWrite { try await footage.append(block, of: record) }
    }

    mutating func take(_ reject: Reject) throws(Failure) {
        do {
            try rejects.write(reject)
        } catch {
            throw Failure(cause: error)
        }
    }

    func report(_ progress: ImportProgress) throws(Failure) {
        self.progress(progress)
    }

    /// Waits for what is still being written, and closes the rejects file.
    mutating func finish(_ counts: ImportCounts? = nil) throws(Failure) {
        try finishWriting()
        if let counts { record.counts = ImportTally(counts) }
        do {
            record.rejectsPath = rejects.isUsed ? rejects.path : nil
            try rejects.finish()
        } catch {
            throw Failure(cause: error)
        }
    }

    private mutating func finishWriting() throws(Failure) {
        guard let pending = writing else { return }
        writing = nil
        do {
            try pending.wait()
            written = record.counts
        } catch {
            record.counts = written
            throw Failure(cause: error)
        }
    }
}

extension ImportTally {
    /// What the reader counted, as it is kept.
    init(_ counts: ImportCounts) {
        self.init()
        rowsRead = counts.rows
        rowsNotSelected = counts.notSelected
        eventsAdded = counts.added
        eventsKnown = counts.known
        for (reason, count) in counts.rejected { rejectedByReason[reason.rawValue] = count }
    }
}
