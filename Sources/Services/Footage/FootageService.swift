import ColumnStore
import Experience
package import Intake
import JourneyEngine
import SQL
import Stores

/// Takes events in, durably, and holds the footage in memory for everybody who asks.
package actor FootageService {
    private let database: any SQLDatabase
    private let known: KnownEvents
    private let shelf: FootageShelf
    private let commits: CommitQueue
    /// Reads the identities of what is stored, once: whoever only asks questions never pays for them.
    private var learning: Task<Void, any Error>?

    /// Imports that have claimed events which they have not yet written, and who waits for them to do so.
    private var openImports = 0
    private var flushWaiters: [CheckedContinuation<Void, Never>] = []

    private init(database: any SQLDatabase, log: EventLog) {
        self.database = database
        let known = KnownEvents()
        let shelf = FootageShelf(log)
        self.known = known
        self.shelf = shelf
        commits = CommitQueue(database: database, shelf: shelf, onFailure: { known.distrust() })
    }

    /// Reads everything stored into memory.
    ///
    /// Errors: `DamagedBlock` when a block's bytes are not what was written, `SQLError` from the database.
    static func open(over database: any SQLDatabase) async throws -> FootageService {
        let log = try await database.read { connection in
            var builder = LogBuilder()
            try connection.blocks.forEachBlock { builder.add(try $0.events()) }
            return builder.build()
        }
        return FootageService(database: database, log: log)
    }

    /// The footage at this moment; never waits for writers.
    nonisolated func snapshot() -> FootageSnapshot { shelf.snapshot }

    /// Takes the events of one request body (JSON object, array of objects, or NDJSON) and answers, event by event, once
    /// everything that was accepted, or was known already, is on disk.
    ///
    /// Errors: `EventBodyError` when the body as a whole can't be read or is too large; whatever made the commit fail,
    /// and then nothing of the body was taken.
    package func accept(_ body: [UInt8], limits: EventLimits = EventLimits()) async throws -> [EventReceipt] {
        try await learnStored()
        var builder = BlockBuilder()
        let known = known
        let receipts = try JSONEventReader(limits: limits).read(body, into: &builder) { known.claim($0) }
        try await commits.submit(builder.isEmpty ? [] : [builder.finish()])
        let metKnown = receipts.contains { if case .known = $0 { true } else { false } }
        if metKnown, openImports > 0 {
            // The import that claimed it has at most one block open, which its next write holds.
            await withCheckedContinuation { flushWaiters.append($0) }
        }
        return receipts
    }

    /// Begins an import; the closure claims an event for it, and says false when the event is known already. To be
    /// followed by `endImport`.
    func beginImport() async throws -> @Sendable (EventIdentity) -> Bool {
        try await learnStored()
        openImports += 1
        let known = known
        return { known.claim($0) }
    }

    /// Writes a block of an import and what is noted about it in one transaction, then shows it to everybody.
    func append(_ block: EventBlock, of record: ImportRecord) async throws {
        defer { wakeFlushWaiters() }
        try await commits.submit([block], noting: { try $0.imports.update(record) })
    }

    /// Ends an import; `clean` says that everything it claimed was written.
    func endImport(clean: Bool) {
        openImports -= 1
        if !clean { known.distrust() }
        wakeFlushWaiters()
    }

    private func wakeFlushWaiters() {
        let woken = flushWaiters
        flushWaiters = []
        for waiter in woken { waiter.resume() }
    }

    private func learnStored() async throws {
        if known.isTrusted, let learning { return try await learning.value }
        let database = database
        let known = known
        let task = Task {
            known.startAnew()
            try await database.read { connection in
                try connection.blocks.forEachBlock { known.add(try $0.events()) }
            }
        }
        learning = task
        do {
            try await task.value
        } catch {
            known.distrust()
            throw error
        }
    }
}
