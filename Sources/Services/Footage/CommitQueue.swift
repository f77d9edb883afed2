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
        /// Wants to see what other servers have written.
        var isLooking = false
        let done: CheckedContinuation<Void, any Error>
    }

    private let database: any SQLDatabase
    private let shelf: FootageShelf
    private let settler: TailSettler
    private let memory: MemoryGuard
    private let onNews: @Sendable (FootageNews) -> Void
    private let overtaken: @Sendable () -> Set<EventIdentity>
    private let onFailure: @Sendable () -> Void
    /// The last arrival that is shown.
    private var arrival: Int64
    private var seen: SeenArrivals?
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
    ///   - isShared: other servers write there, too.
    ///   - shelf: shows them once they are there.
    ///   - arrival: the last arrival that the shelf shows.
    ///   - memory: asked before everything is read again.
    ///   - onNews: told what other servers have written, before it is shown.
    ///   - overtaken: events that others have written and that are not to be written again.
    ///   - onFailure: told before those who wait are, so that nothing counts as known that was not written.
    init(
        database: any SQLDatabase, isShared: Bool, shelf: FootageShelf, arrival: Int64, memory: MemoryGuard,
        onNews: @escaping @Sendable (FootageNews) -> Void,
        overtaken: @escaping @Sendable () -> Set<EventIdentity>, onFailure: @escaping @Sendable () -> Void
    ) {
        self.database = database
        self.shelf = shelf
        self.arrival = arrival
        self.memory = memory
        seen = isShared ? SeenArrivals(arrival) : nil
        settler = TailSettler(shelf: shelf)
        self.onNews = onNews
        self.overtaken = overtaken
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
            enqueue(Job(blocks: blocks, note: note, done: continuation))
        }
    }

    /// Returns when everything that other servers have written up to now is shown.
    func catchUp() async throws {
        let shown = arrival
        guard try await database.read({ try $0.blocks.lastArrival() }) > shown else { return }
        try await withCheckedThrowingContinuation { continuation in
            enqueue(Job(blocks: [], note: nil, isLooking: true, done: continuation))
        }
    }

    private func enqueue(_ job: Job) {
        waiting.append(job)
        if !isRunning {
            isRunning = true
            Task { await run() }
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
        var blocks = group.flatMap(\.blocks)
        let notes = group.compactMap(\.note)
        if group.contains(where: \.isLooking) { try await takeInNews() }
        guard !blocks.isEmpty || !notes.isEmpty else { return }
        while true {
            do {
                // Claimed here, and written by others since.
                let taken = overtaken()
                if !taken.isEmpty { blocks = blocks.compactMap { $0.without(taken) } }
                let (batch, expected) = (blocks, arrival)
                arrival = try await database.write { connection in
                    let ids = try connection.blocks.append(batch.map(\.stored), after: expected)
                    for note in notes { try note(connection) }
                    return ids.last?.arrival ?? expected
                }
                break
            } catch is Overtaken {
                try await takeInNews()
            }
        }
        guard !blocks.isEmpty else { return }
        seen?.note(arrival)
        let shelf = shelf
        let written = blocks.map(\.events)
        await BlockingWork.run {
            shelf.advance { $0.appending(written) }
        }
        await settler.settleIfDue()
        compactSometimes()
    }

    /// Shows what other servers have written.
    private func takeInNews() async throws {
        let (shown, memory) = (arrival, memory)
        let news = try await database.read { try FootageNews.read(on: $0, after: shown, memory: memory) }
        guard let news else { return }
        onNews(news)
        let shelf = shelf
        await BlockingWork.run {
            shelf.advance { log in
                switch news.change {
                case .added(let blocks): log.appending(blocks)
                case .anew(let log): log
                }
            }
        }
        arrival = news.lastArrival
        seen?.note(arrival)
        await settler.settleIfDue()
    }

    /// Nobody waits for it, and nothing is lost when it fails: the next one tries again.
    private func compactSometimes() {
        commitsSinceCompaction += 1
        guard commitsSinceCompaction >= Self.commitsBeforeCompaction, !isCompacting else { return }
        commitsSinceCompaction = 0
        isCompacting = true
        let arrivedBy = seen?.byEverybody ?? .max
        Task {
            do {
                if let outcome = try await Compactor(database: database, arrivedBy: arrivedBy).run() {
                    compacted.add(outcome)
                }
            } catch {
                logger.warning("small blocks could not be merged", metadata: ["reason": "\(error)"])
            }
            isCompacting = false
        }
    }
}
