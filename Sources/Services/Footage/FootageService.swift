import ColumnStore
package import Experience
import Intake
import JourneyEngine
import SQL
import Stores
import Synchronization

/// Takes events in, durably, and holds the footage in memory for everybody who asks.
package actor FootageService {
    private let database: any SQLDatabase
    private let known: KnownEvents
    private let shelf: FootageShelf
    let commits: CommitQueue
    private let memory: MemoryGuard
    private let gaps: SharedGaps
    /// Which events are refused, and whose they are shown as.
    private let decisions: SharedDecisions
    private let clock: @Sendable () -> Timestamp
    /// Reads the identities of what is stored, once: whoever only asks questions never pays for them.
    private var learning: Task<Void, any Error>?

    /// Requests and imports that have claimed events which they have not yet written, and who waits for them to do so.
    private var openClaims: Set<Int> = []
    private var claimsBegun = 0
    private var openImports = 0
    private var waiters: [ClaimWaiter] = []

    private init(
        database: any SQLDatabase, isShared: Bool, stored: StoredFootage, memory: MemoryGuard,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.database = database
        self.memory = memory
        let gaps = SharedGaps(MissingFootage(blocks: stored.damaged))
        self.gaps = gaps
        let known = KnownEvents()
        let shelf = FootageShelf(stored.log, knowing: stored.decisions.merged)
        let decisions = SharedDecisions(stored.decisions)
        self.decisions = decisions
        self.clock = clock
        self.known = known
        self.shelf = shelf
        commits = CommitQueue(
            database: database, isShared: isShared, shelf: shelf, moment: stored.moment, memory: memory, known: known,
            gaps: gaps, decisions: decisions, clock: clock)
    }

    /// Reads everything stored into memory that can be read; `missing` says what can't.
    ///
    /// Errors: `MemoryRefusal` when it would not fit, `SQLError` from the database.
    static func open(
        over database: any SQLDatabase, isShared: Bool = false, memory: MemoryGuard = MemoryGuard(),
        clock: @escaping @Sendable () -> Timestamp
    ) async throws -> FootageService {
        let stored = try await database.read { try StoredFootage(on: $0, memory: memory) }
        FreedMemory.giveBack()
        return FootageService(database: database, isShared: isShared, stored: stored, memory: memory, clock: clock)
    }

    /// Shows what other servers write to the same database, at each word that there may be something, until the words
    /// end.
    package func followOthers(_ news: AsyncStream<Void>) async {
        for await _ in news {
            // While the database is away, those who ask get what was there, and those who write are told.
            try? await catchUp()
        }
    }

    /// Shows what others have written to the same database up to now.
    package func catchUp() async throws { try await commits.catchUp() }

    /// What of the footage can't be read, as far as anybody has noticed: answers are without it.
    package nonisolated var missing: MissingFootage { gaps.value }

    /// Asks for memory beside what the footage takes.
    nonisolated func allow(_ use: (EventLog) -> MemoryUse) throws(MemoryRefusal) {
        let log = snapshot().log
        try memory.allow(use(log), beside: log.memory + known.memory)
    }

    /// The footage at this moment; never waits for writers.
    nonisolated func snapshot() -> FootageSnapshot { shelf.snapshot }

    /// Takes the events of one request body (JSON object, array of objects, or one object a line) and answers, event by
    /// event, once everything that was accepted, or was known already, is on disk. Amounts without a currency are in
    /// the company's.
    ///
    /// Errors: `EventBodyProblem` when the body as a whole can't be read or is too large; `MemoryRefusal` when there is
    /// no room for more; whatever made the commit fail. In each case nothing of the body was taken.
    package func accept(
        _ body: [UInt8], currency: Currency? = nil, limits: EventLimits = EventLimits()
    ) async throws -> [EventReceipt] {
        while true {
            do {
                if let receipts = try await claimAndWrite(body, currency, limits) { return receipts }
            } catch is ClaimsLost {
                // Somebody else's write has failed. Claimed anew, the events go in after what is on disk by now.
            }
        }
    }

    /// Nil when events turned out to be known by claims that came to nothing.
    private func claimAndWrite(
        _ body: [UInt8], _ currency: Currency?, _ limits: EventLimits
    ) async throws -> [EventReceipt]? {
        var builder = BlockBuilder()
        let readings = try Self.read(body, currency, limits, into: &builder)
        let generation = try await learnStored()
        try allow { .events(readings.count, beside: $0.memory) }
        let claims = open(generation)
        var blocks: [EventBlock] = []
        var receipts: [EventReceipt] = []
        receipts.reserveCapacity(readings.count)
        let gate = claims.gate
        for reading in readings { receipts.append(Self.receipt(for: reading, known, gate, &builder, &blocks)) }
        if builder.count > 0 { blocks.append(builder.finish()) }
        do {
            try await commits.submit(blocks, of: claims)
        } catch {
            close(claims)
            throw error
        }
        close(claims)
        guard receipts.contains(.known) else { return receipts }
        return await isWritten(whatIsKnownTo: claims) ? receipts : nil
    }

    private static func read(
        _ body: [UInt8], _ currency: Currency?, _ limits: EventLimits, into builder: inout BlockBuilder
    ) throws -> [JSONEventReader.Reading] {
        let reader = JSONEventReader(
            limits: JSONEventReader.Limits(events: limits.events, fieldBytes: limits.fieldBytes), currency: currency)
        do throws(JSONEventReader.BodyFault) {
            return try reader.read(body, into: &builder)
        } catch {
            let isTooLarge = if case .tooManyEvents = error { true } else { false }
            throw EventBodyProblem(message: error.message, remedy: error.remedy, isTooLarge: isTooLarge)
        }
    }

    /// Claims an event and puts it where the next commit takes it from.
    private static func receipt(
        for reading: JSONEventReader.Reading, _ known: KnownEvents, _ gate: AdmissionGate,
        _ builder: inout BlockBuilder, _ blocks: inout [EventBlock]
    ) -> EventReceipt {
        switch reading {
        case .failure(let fault):
            return .rejected(
                EventProblem(
                    reason: fault.reason.rawValue, field: fault.field, message: fault.message, remedy: fault.remedy))
        case .success(let row):
            let problem = gate.problem(at: row.time) { builder.text(.customer, row[.customer]) }
            if let problem { return .rejected(problem) }
            guard known.claim(row.identity) else { return .known }
            builder.append(row)
            if builder.isFull { blocks.append(builder.finish(keepingTexts: true)) }
            return .accepted
        }
    }

    /// Begins an import, which claims its events from those that are known. To be followed by `endImport`.
    func beginImport() async throws -> EventClaims {
        let generation = try await learnStored()
        openImports += 1
        return open(generation)
    }

    /// Writes blocks of an import and what is noted about it in one transaction, then shows them to everybody.
    /// `settled` is the moment up to which all that the import had claimed is now written.
    func append(
        _ blocks: [EncodedBlock], claims: EventClaims, settled: Int, noting note: @escaping CommitQueue.Note
    ) async throws {
        let events = blocks.reduce(0) { $0 + $1.events.count }
        try allow { .events(events, beside: $0.memory) }
        try await commits.submit(encoded: blocks, noting: note, of: claims)
        wake(by: claims.number, settled: settled)
    }

    /// Ends an import; `clean` says that everything it claimed was written but for what was `refused`. Returns when
    /// what it found known is, too.
    ///
    /// Errors: `ClaimsLost` when some of that came to nothing.
    func endImport(
        _ claims: EventClaims, clean: Bool, refused: Bool, foundKnown: Bool
    ) async throws(ClaimsLost) {
        openImports -= 1
        if !clean { known.distrust() }
        close(claims)
        // Nobody waits for it.
        if openImports == 0 { Task { await commits.settle() } }
        // What was claimed and refused isn't there. While others rest on their claims it stays known: it is refused
        // the next time, too.
        defer { if clean, refused, openClaims.isEmpty { known.distrust() } }
        guard clean, foundKnown else { return }
        guard await isWritten(whatIsKnownTo: claims) else { throw ClaimsLost() }
    }

    private func open(_ generation: Int) -> EventClaims {
        claimsBegun += 1
        openClaims.insert(claimsBegun)
        return EventClaims(
            number: claimsBegun, generation: generation, known: known, gate: decisions.value.gate(at: clock()))
    }

    private func close(_ claims: EventClaims) {
        openClaims.remove(claims.number)
        wake(by: claims.number, settled: .max)
        if openClaims.isEmpty { known.forgetOvertaken() }
    }

    /// Waits until whatever others have claimed up to now is on disk; false when some of it will not be.
    private func isWritten(whatIsKnownTo claims: EventClaims) async -> Bool {
        if !openClaims.isEmpty {
            let moment = known.claims
            known.setAwaited(true)
            await withCheckedContinuation {
                waiters.append(ClaimWaiter(claims: moment, others: openClaims, continuation: $0))
            }
        }
        return known.generation == claims.generation
    }

    private func wake(by number: Int, settled: Int) {
        for index in waiters.indices where waiters[index].claims <= settled {
            waiters[index].others.remove(number)
        }
        let woken = waiters.filter(\.others.isEmpty)
        waiters.removeAll(where: \.others.isEmpty)
        if waiters.isEmpty { known.setAwaited(false) }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// Returns once everything stored is known, with the generation that claims made at once belong to.
    private func learnStored() async throws -> Int {
        while true {
            if known.isTrusted, let learning { try await learning.value } else { try await learnAnew() }
            if let generation = known.trustedGeneration { return generation }
        }
    }

    private func learnAnew() async throws {
        let database = database
        let known = known
        let memory = memory
        let held = snapshot().log.memory
        // Before anybody else can ask: two who learn at once would forget each other's claims.
        known.startAnew()
        let task = Task { [self] in
            // What is being written now rests on claims that are forgotten.
            try await commits.flush()
            // A write whose end was not heard may be on disk: what is known from there is shown, too.
            try await commits.catchUp()
            let damaged = try await database.read { connection in
                try memory.allow(.knowing(try connection.blocks.totals()), beside: held)
                return try FootageReader(connection: connection).readIdentities { known.add($0) }
            }
            // Events of a damaged block are not known any more: importing them again brings them back.
            gaps.replace(MissingFootage(blocks: damaged))
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
