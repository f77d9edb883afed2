import Experience
import SQL
import Stores

/// Lets everything go once that is older than it is kept for. Each step may be done again: what is gone stays gone.
struct RetentionRound: Sendable {
    let limits: RetentionLimits
    let database: any SQLDatabase
    let files: SharedFiles
    let now: Timestamp
    let clock: @Sendable () -> Timestamp

    /// When the last one came to its end.
    static let lastDone: SettingName = "retention_last_done"

    static func lastDone(on connection: any SQLConnection) throws -> Timestamp? {
        try connection.settings.value(of: lastDone).flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
    }

    func run(
        consent: RetentionConsent, _ progress: @Sendable (RetentionStep) -> Void
    ) async throws -> RetentionCounts {
        let now = now
        guard let claim = try await database.write({ try RetentionClaim.take(on: $0, now: now) }) else {
            throw RetentionProblem.isBusy
        }
        do {
            var counts = RetentionCounts()
            progress(.seeking)
            if let cutoff = limits[.footage]?.cutoff(at: now) {
                counts.kinds[.footage] = try await removeFootage(before: cutoff, consent, claim, progress)
            }
            let plan = try await plan()
            counts.kinds.merge(plan.counts.kinds) { $1 }
            try await removeRows(of: plan, claim)
            try await removeFiles(of: plan)
            let mustRevise = claim.isTakenOver || [.footage, .erasures].contains { counts.kinds[$0]?.isEmpty == false }
            try await database.write { connection in
                if mustRevise { try connection.blocks.revise() }
                try connection.settings.set(Self.lastDone, to: "\(now.milliseconds)")
                try claim.release(on: connection)
            }
            return counts
        } catch {
            // What went is gone: everybody is to know, and somebody else may go on.
            try? await database.write { connection in
                try connection.blocks.revise()
                try claim.release(on: connection)
            }
            throw error
        }
    }

    /// Only the files of this server's folder.
    func removeFiles() async throws -> RetentionCounts {
        let plan = try await plan()
        try await removeFiles(of: plan)
        var counts = plan.counts
        counts.kinds = counts.kinds.filter { [.rejects, .damaged].contains($0.key) }
        return counts
    }

    /// Of everything but footage.
    private func plan() async throws -> RetentionPlan {
        var others = limits
        others[.footage] = nil
        let (now, found) = (now, try await RetentionFiles(in: files))
        return try await database.read { [others] in try RetentionPlan(others, at: now, found, on: $0) }
    }

    private func removeFootage(
        before cutoff: Timestamp, _ consent: RetentionConsent, _ claim: RetentionClaim,
        _ progress: @Sendable (RetentionStep) -> Void
    ) async throws -> RetentionCount {
        let footage = FootageRetention(cutoff: cutoff)
        let found = try await database.read { try footage.sought(on: $0).count }
        if found.isEverything, consent < .everything, !isAgreed(found) {
            throw RetentionProblem.needsConsent(.footage, found)
        }
        let clock = clock
        var gone = try await footage.run(
            on: database, holding: { try claim.hold(on: $0, now: clock()) },
            progress: { progress(.rewriting(done: $0, of: $1)) })
        gone.isEverything = found.isEverything
        return gone
    }

    /// Whether somebody agreed to this when the limit was set.
    private func isAgreed(_ count: RetentionCount) -> Bool {
        guard let last = count.last, let through = limits.everythingThrough else { return false }
        return last <= through
    }

    private func removeRows(of plan: RetentionPlan, _ claim: RetentionClaim) async throws {
        guard !plan.imports.isEmpty || !plan.erasures.isEmpty || !plan.rejects.isEmpty else { return }
        let clock = clock
        try await database.write { connection in
            try claim.hold(on: connection, now: clock())
            for record in plan.imports { try connection.imports.remove(record.id) }
            for record in plan.erasures { try connection.erasures.remove(record) }
        }
    }

    /// First the word of them, then the files: one that a crash leaves goes the next time.
    private func removeFiles(of plan: RetentionPlan) async throws {
        if !plan.rejects.isEmpty {
            try await database.write { connection in
                for file in plan.rejects {
                    try connection.imports.forgetRejects(of: RetentionFiles.importID(of: file))
                }
            }
        }
        for file in plan.rejects + plan.damaged { try await files.remove(file.name) }
    }
}
