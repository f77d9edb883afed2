import ColumnStore
import Experience
import Intake
import Stores

/// Takes what one import reads: blocks go to the disk while others are being read, misfits go to the
/// rejects file.
///
/// One write goes on at a time, so that the order on disk is that of the file; what comes meanwhile is written together
/// in the next.
struct StoringSink: ImportSink {
    /// Blocks that wait for a write to end, before reading waits, too.
    private static let mostWaiting = 4

    /// The record as it stands; written with the blocks, so that after a crash it tells what is in.
    private(set) var record: ImportRecord
    private let footage: FootageService
    private let claims: EventClaims
    private let lease: JobLease
    /// What was counted before this run, when another has ended in the middle.
    private let before: ImportTally
    private let progress: @Sendable (ImportProgress) -> Void
    private var rejects: RejectsFile
    private var writing: PendingWork<Void>?
    private var waiting: [EventBlock] = []
    private var settled = 0
    /// Events that aren't to be kept, by the reason: counted, and kept nowhere.
    private var refused: [RejectReason: Int] = [:]
    /// The counts as of the last block that is on disk.
    private var written = ImportTally()
    /// Those as of the blocks that are being written.
    private var beingWritten = ImportTally()

    /// What can go wrong here: the database, or the disk under the rejects file.
    struct Failure: Error {
        let cause: any Error
    }

    init(
        footage: FootageService, record: ImportRecord, rejectsPath: String, claims: EventClaims, lease: JobLease,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) {
        self.footage = footage
        self.record = record
        self.claims = claims
        self.lease = lease
        before = record.counts
        self.progress = progress
        rejects = RejectsFile(path: rejectsPath)
    }

    func isNew(_ identity: EventIdentity) -> Bool { claims.known.claim(identity) }

    func claim(_ identities: IdentityColumn) -> [Int] { claims.known.claim(identities) }

    var isAwaited: Bool { claims.known.isAwaited }

    mutating func take(_ block: EventBlock, _ progress: ImportProgress) throws(Failure) {
        if let ending = lease.ending { throw Failure(cause: ending) }
        if waiting.count >= Self.mostWaiting { try finishWriting() }
        let (places, reasons) = claims.gate.refused(in: block)
        refused.merge(reasons, uniquingKeysWith: +)
        record.counts = ImportTally(progress.counts, refused: refused).goingOn(from: before)
        waiting.append(places.isEmpty ? block : block.leavingOut(places))
        if writing?.isFinished ?? true { try write() }
    }

    mutating func settle() throws(Failure) {
        settled = claims.known.claims
        guard isAwaited else { return }
        try write()
    }

    /// Begins to write what waits, after the write before.
    private mutating func write() throws(Failure) {
        try finishWriting()
        let footage = footage
        let claims = claims
        let (record, lease) = (record, lease)
        let settled = settled
        let blocks = waiting
        waiting = []
        beingWritten = record.counts
        writing = PendingWork {
            let encoded = await BlockingWork.run { blocks.compactMap { EncodedBlock($0) } }
            try await footage.append(encoded, claims: claims, settled: settled) { connection in
                try lease.confirm(on: connection)
                try connection.imports.update(record)
            }
        }
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
        if !waiting.isEmpty { try write() }
        try finishWriting()
        if let counts { record.counts = ImportTally(counts, refused: refused).goingOn(from: before) }
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
            written = beingWritten
        } catch {
            record.counts = written
            waiting = []
            throw Failure(cause: error)
        }
    }
}

extension ImportTally {
    /// What the reader counted, as it is kept.
    init(_ counts: ImportCounts, refused: [RejectReason: Int] = [:]) {
        self.init()
        rowsRead = counts.rows
        rowsNotSelected = counts.notSelected
        eventsAdded = counts.added - refused.values.reduce(0, +)
        eventsKnown = counts.known
        for (reason, count) in counts.rejected { rejectedByReason[reason.rawValue] = count }
        for (reason, count) in refused { rejectedByReason[reason.rawValue] = count }
    }

    /// Whether events were left out that nobody is to keep.
    var hasRefusals: Bool {
        [RejectReason.erasedCustomer, .pastRetention].contains { rejectedByReason[$0.rawValue] != nil }
    }

    /// An import that was begun again finds known what it added before: added by it all the same.
    func goingOn(from before: ImportTally) -> ImportTally {
        var tally = self
        let again = min(before.eventsAdded, eventsKnown)
        tally.eventsAdded += again
        tally.eventsKnown -= again
        return tally
    }
}
