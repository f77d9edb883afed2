import ColumnStore
import Experience
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
        /// Of the claims that its blocks rest on.
        var generation: Int?
        /// Wants to see what other servers have written.
        var isLooking = false
        let done: CheckedContinuation<Void, any Error>
    }

    private let database: any SQLDatabase
    private let shelf: FootageShelf
    private let settler: TailSettler
    private let memory: MemoryGuard
    private let known: KnownEvents
    private let gaps: SharedGaps
    private let decisions: SharedDecisions
    private let clock: @Sendable () -> Timestamp
    /// What is shown.
    private var moment: FootageMoment
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
    ///   - moment: what the shelf shows.
    ///   - memory: asked before everything is read again.
    ///   - known: what others have written is added to it; it is distrusted before those who wait learn of a failure.
    ///   - gaps: what of others' writing can't be read is added to them.
    ///   - decisions: whose events are not to be written, and whose they are shown as.
    ///   - clock: the time, on which that depends.
    init(
        database: any SQLDatabase, isShared: Bool, shelf: FootageShelf, moment: FootageMoment, memory: MemoryGuard,
        known: KnownEvents, gaps: SharedGaps, decisions: SharedDecisions,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.database = database
        self.shelf = shelf
        self.moment = moment
        self.memory = memory
        seen = isShared ? SeenArrivals(moment.arrival) : nil
        settler = TailSettler(shelf: shelf)
        self.known = known
        self.gaps = gaps
        self.decisions = decisions
        self.clock = clock
    }

    /// Returns when what came so far lies in the base of the log.
    func settle() async { await settler.settleNow() }

    /// Returns when everything submitted before is on disk and shown.
    func flush() async throws {
        guard isRunning else { return }
        try await withCheckedThrowingContinuation { continuation in
            enqueue(Job(blocks: [], note: nil, done: continuation))
        }
    }

    /// Returns when the blocks are on disk and shown.
    ///
    /// Errors: `ClaimsLost` when a write has failed since their events were claimed; whatever made the write fail. In
    /// each case nothing of them was written.
    func submit(_ blocks: [EventBlock], of claims: EventClaims) async throws {
        guard !blocks.isEmpty else { return }
        try await submit(encoded: await BlockingWork.run { blocks.compactMap { EncodedBlock($0) } }, of: claims)
    }

    /// The same for blocks that are encoded already, and whatever else is noted with them.
    func submit(encoded blocks: [EncodedBlock], noting note: Note? = nil, of claims: EventClaims) async throws {
        guard !blocks.isEmpty || note != nil else { return }
        try await withCheckedThrowingContinuation { continuation in
            enqueue(Job(blocks: blocks, note: note, generation: claims.generation, done: continuation))
        }
    }

    /// Returns when everything that others have written or changed up to now is shown.
    func catchUp() async throws {
        let shown = moment
        guard try await database.read({ try $0.blocks.moment() }) != shown else { return }
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
            let group = stillClaimed(waiting)
            waiting = []
            do {
                try await write(group)
                for job in group { job.done.resume() }
            } catch {
                known.distrust()
                // What was submitted meanwhile may rest on claims of what has just failed.
                let shaken = waiting
                waiting = []
                for job in group + shaken { job.done.resume(throwing: error) }
            }
        }
        isRunning = false
    }

    /// Those whose claims still hold; the others are told. Whoever learns what is known anew waits for the write that
    /// goes on now, and none that rests on earlier claims comes after it.
    private func stillClaimed(_ jobs: [Job]) -> [Job] {
        let generation = known.generation
        return jobs.filter { job in
            guard let claimed = job.generation, claimed != generation else { return true }
            job.done.resume(throwing: ClaimsLost())
            return false
        }
    }

    private func write(_ group: [Job]) async throws {
        var blocks = group.flatMap(\.blocks)
        let notes = group.compactMap(\.note)
        if group.contains(where: \.isLooking) { try await takeInNews() }
        guard !blocks.isEmpty || !notes.isEmpty else { return }
        while true {
            do {
                // Claimed here, and written by others since.
                let taken = known.overtaken
                if !taken.isEmpty { blocks = blocks.compactMap { $0.without(taken) } }
                let gate = decisions.value.gate(at: clock())
                blocks = blocks.compactMap { $0.without(gate) }
                let (batch, expected) = (blocks, moment)
                moment.arrival = try await database.write { connection in
                    let ids = try connection.blocks.append(batch.map(\.stored), after: expected)
                    for note in notes { try note(connection) }
                    return ids.last?.arrival ?? expected.arrival
                }
                break
            } catch is Overtaken {
                try await takeInNews()
            }
        }
        guard !blocks.isEmpty else { return }
        seen?.note(moment.arrival)
        let shelf = shelf
        let (written, merged) = (blocks.map(\.events), decisions.value.merged)
        await BlockingWork.run {
            shelf.advance { $0.appending(written.map(merged.resolved)) }
        }
        await settler.settleIfDue()
        compactSometimes()
    }

    /// Shows what others have written or changed.
    private func takeInNews() async throws {
        let (shown, memory) = (moment, memory)
        let news = try await database.read { try FootageNews.read(on: $0, after: shown, memory: memory) }
        guard let news else { return }
        // Before it is shown.
        for identities in news.identities { known.addNews(identities) }
        switch news.change {
        case .added: gaps.add(news.damaged)
        case .anew(_, let decided):
            gaps.replace(MissingFootage(blocks: news.damaged))
            // What went may come again.
            if decisions.value.refusesMore(than: decided, at: clock()) { known.distrust() }
            decisions.replace(decided)
        }
        let (shelf, merged) = (shelf, decisions.value.merged)
        await BlockingWork.run {
            switch news.change {
            case .added(let blocks): shelf.advance { $0.appending(blocks.map(merged.resolved)) }
            case .anew(let log, _): shelf.advance(knowing: merged) { _ in log }
            }
        }
        moment = news.moment
        seen?.note(moment.arrival)
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
