import ColumnStore
import JourneyEngine
import Logging
import SQL
import Stores

/// Writes events to disk and then shows them, one group after the other: everything that waits goes into one
/// transaction, so that a thousand callers cost one flush, and the order on disk is the order in memory.
actor CommitQueue {
    typealias Note = @Sendable (any SQLConnection) throws -> Void

    private struct Job {
        let blocks: [EncodedBlock]
        let note: Note?
        let done: CheckedContinuation<Void, any Error>
    }

    private let database: any SQLDatabase
    private let shelf: FootageShelf
    private let settler: TailSettler
    private let onFailure: @Sendable () -> Void
    private var waiting: [Job] = []
    private var isRunning = false

    /// Single events make small blocks: after so many of them they are merged, beside the work.
    private static let commitsBeforeCompaction = 256
    private var commitsSinceCompaction = 0
    private var isCompacting = false
    /// What merging has come to since the start.
    private(set) var compacted = Compactor.Outcome()
    private let logger = Logger(label: "throughline.footage")

    /// - Parameters:
    ///   - database: where blocks go.
    ///   - shelf: shows them once they are there.
    ///   - onFailure: told before those who wait are, so that nothing counts as known that was not written.
    init(database: any SQLDatabase, shelf: FootageShelf, onFailure: @escaping @Sendable () -> Void) {
        self.database = database
        self.shelf = shelf
        settler = TailSettler(shelf: shelf)
        self.onFailure = onFailure
    }

    /// Returns when what came so far lies in the base of the log.
    func settle() async { await settler.settleNow() }

    /// Returns when the blocks, and whatever else is noted with them, are on disk and shown. Without blocks or a note
    /// it returns when everything submitted before is.
    func submit(_ blocks: [EventBlock] = []) async throws {
        guard !blocks.isEmpty else { return try await submit(encoded: []) }
        try await submit(encoded: await BlockingWork.run { blocks.compactMap { EncodedBlock($0) } })
    }

    /// The same for blocks that are encoded already.
    func submit(encoded blocks: [EncodedBlock], noting note: Note? = nil) async throws {
        guard isRunning || !blocks.isEmpty || note != nil else { return }
        try await withCheckedThrowingContinuation { continuation in
            waiting.append(Job(blocks: blocks, note: note, done: continuation))
            if !isRunning {
                isRunning = true
                Task { await run() }
            }
        }
    }

    private func run() async {
        while !waiting.isEmpty {
            let group = waiting
            waiting = []
            do {
                try await write(group)
                for job in group { job.done.resume() }
            } catch {
                onFailure()
                // What was submitted meanwhile may rest on claims of what has just failed.
                let shaken = waiting
                waiting = []
                for job in group + shaken { job.done.resume(throwing: error) }
            }
        }
        isRunning = false
    }

    private func write(_ group: [Job]) async throws {
        let blocks = group.flatMap(\.blocks)
        let notes = group.compactMap(\.note)
        guard !blocks.isEmpty || !notes.isEmpty else { return }
        try await database.write { connection in
            try connection.blocks.append(blocks.map(\.stored))
            for note in notes { try note(connection) }
        }
        guard !blocks.isEmpty else { return }
        let shelf = shelf
        await BlockingWork.run {
            shelf.advance { $0.appending(blocks.map(\.events)) }
        }
        await settler.settleIfDue()
        compactSometimes()
    }

    /// Nobody waits for it, and nothing is lost when it fails: the next one tries again.
    private func compactSometimes() {
        commitsSinceCompaction += 1
        guard commitsSinceCompaction >= Self.commitsBeforeCompaction, !isCompacting else { return }
        commitsSinceCompaction = 0
        isCompacting = true
        Task {
            do {
                if let outcome = try await Compactor(database: database).run() { compacted.add(outcome) }
            } catch {
                logger.warning("small blocks could not be merged", metadata: ["reason": "\(error)"])
            }
            isCompacting = false
        }
    }
}
