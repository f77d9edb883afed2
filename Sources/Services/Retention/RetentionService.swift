package import Experience
import SQL
import Stores

/// How long each kind of data is kept: the limits, what would go by them, and the work that lets it go.
package struct RetentionService: Sendable {
    let database: any SQLDatabase
    let footage: FootageService
    let insight: InsightService
    let files: SharedFiles
    let uploads: UploadService
    let clock: @Sendable () -> Timestamp

    /// The limits in force; what has none is kept for ever.
    package func limits() async throws -> RetentionLimits {
        try await database.read { try $0.settings.retention() }
    }

    /// What goes by the limits in force at the next round.
    package func preview() async throws -> RetentionCounts { try await preview(by: try await limits()) }

    /// What would go by others. Reads all footage that reaches back so far, and changes nothing.
    package func preview(by limits: RetentionLimits) async throws -> RetentionCounts {
        let (now, found) = (clock(), try await RetentionFiles(in: files))
        return try await database.read { try RetentionPlan(limits, at: now, found, on: $0).counts }
    }

    /// Sets how long a kind is kept, nil for ever, and gives what goes with it at the next round. Footage that is older
    /// is refused from now on.
    ///
    /// Errors: `RetentionProblem` when something would go and nobody has agreed, or an import runs; nothing was
    /// changed.
    package func set(
        _ kind: RetentionKind, to span: KeptSpan?, consent: RetentionConsent = .nothing
    ) async throws -> RetentionChange {
        let before = try await limits()
        var after = before
        after[kind] = span
        let now = clock()
        let going =
            span == nil ? RetentionCount() : try await preview(by: after.only(kind)).kinds[kind] ?? RetentionCount()
        let needed: RetentionConsent = going.isEmpty ? .nothing : going.isEverything ? .everything : .some
        guard consent >= needed else { throw RetentionProblem.needsConsent(kind, going) }
        try await database.write { connection in
            if kind == .footage, let id = try connection.imports.running().first {
                throw RetentionProblem.importRuns(id)
            }
            try connection.settings.setRetention(
                kind, to: span, everythingThrough: going.isEverything ? going.last : nil)
            try connection.settings.set(RetentionRound.lastDone, to: nil)
            if kind == .footage { try connection.blocks.revise() }
        }
        try await footage.commits.catchUp()
        let isRaised = before[kind].map { old in
            span.map { $0.cutoff(at: now) < old.cutoff(at: now) } ?? true
        }
        return RetentionChange(kind: kind, span: span, going: going, isRaised: isRaised ?? false)
    }

    /// Removes what is older than it is kept for; gives what went. May be interrupted anywhere, and goes on the next
    /// time. `scrubbing` has the database's files forget it, too.
    ///
    /// Errors: `RetentionProblem` when another server does the same, or when all footage would go and nobody has agreed
    /// to that; whatever the database refuses.
    package func apply(
        consent: RetentionConsent = .some, scrubbing: Bool = false,
        progress: @escaping @Sendable (RetentionStep) -> Void = { _ in }
    ) async throws -> RetentionCounts {
        let round = RetentionRound(
            limits: try await limits(), database: database, files: files, now: clock(), clock: clock)
        var counts: RetentionCounts
        do {
            counts = try await round.run(consent: consent, progress)
        } catch {
            try? await showToEverybody()
            throw error
        }
        try await showToEverybody()
        if scrubbing {
            progress(.scrubbing)
            counts.scrubbing = try await database.scrubbed()
        }
        return counts
    }

    /// The same once a day for all servers together, and each for the files of its own folder; nil when it isn't time.
    package func applyWhenDue() async throws -> RetentionCounts? {
        try await uploads.forgetOld()
        let limits = try await limits()
        guard !limits.isEmpty else { return nil }
        let now = clock()
        let last = try await database.read { try RetentionRound.lastDone(on: $0) }
        guard let last, last <= now, now.milliseconds - last.milliseconds < Wait.days(1).milliseconds else {
            do {
                return try await apply()
            } catch RetentionProblem.isBusy {
                return nil
            }
        }
        let round = RetentionRound(limits: limits, database: database, files: files, now: now, clock: clock)
        let counts = try await round.removeFiles()
        return counts.isEmpty ? nil : counts
    }

    private func showToEverybody() async throws {
        try await footage.commits.catchUp()
        await insight.answers.forget()
    }
}

/// How far a round has come.
package enum RetentionStep: Sendable, Hashable {
    case seeking
    /// So many of the blocks are without what is too old by now.
    case rewriting(done: Int, of: Int)
    case scrubbing
}

/// A limit that was changed.
package struct RetentionChange: Sendable, Hashable {
    package let kind: RetentionKind
    package let span: KeptSpan?
    /// What goes at the next round.
    package let going: RetentionCount
    /// More is kept from now on than before.
    package let isRaised: Bool
}
