import Experience
import Logging
import SQL
import Stores
import Synchronization

/// Does what was promised to be done soon, one job after the other: those of this server at once, those of others when
/// they have not come to them or have ended in the middle.
final class WorkQueue: Sendable {
    private struct State {
        var loop: Task<Void, Never>?
        var looking: Task<Void, Never>?
        var lease: JobLease?
        var isEnded = false
    }

    private let database: any SQLDatabase
    private let isShared: Bool
    private let clock: @Sendable () -> Timestamp
    private let perform: @Sendable (JobLease) async throws -> Void
    private let calls: AsyncStream<Void>
    private let caller: AsyncStream<Void>.Continuation
    private let state = Mutex(State())
    private let logger = Logger(label: "throughline.jobs")

    /// How often it is looked for what other servers have left, or this one could not end.
    private var look: Duration { isShared ? .seconds(2) : .seconds(30) }

    /// `perform` does a job and ends or releases it; what it throws is a failure to say how that went.
    init(
        database: any SQLDatabase, isShared: Bool, clock: @escaping @Sendable () -> Timestamp,
        perform: @escaping @Sendable (JobLease) async throws -> Void
    ) {
        self.database = database
        self.isShared = isShared
        self.clock = clock
        self.perform = perform
        (calls, caller) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Begins to work, if it hasn't; looks at once.
    func begin() {
        state.withLock { state in
            guard state.loop == nil, !state.isEnded else { return }
            state.loop = Task { await work() }
            state.looking = Task { [caller, look] in
                while (try? await Task.sleep(for: look)) != nil { caller.yield() }
            }
        }
        caller.yield()
    }

    /// Gives up what goes on, leaves it to others, and returns when all that is done.
    func end() async {
        let loop = state.withLock { state in
            state.isEnded = true
            state.looking?.cancel()
            state.lease?.giveUp(ServerEnds())
            return state.loop
        }
        caller.finish()
        await loop?.value
    }

    private func work() async {
        for await _ in calls {
            do {
                while let lease = try await next() {
                    defer { state.withLock { $0.lease = nil } }
                    try await lease.holding { try await perform(lease) }
                }
            } catch {
                // When its lease is over.
                logger.warning("a job could not be ended; it will be tried again", metadata: ["reason": "\(error)"])
            }
        }
    }

    private func next() async throws -> JobLease? {
        guard !state.withLock({ $0.isEnded }) else { return nil }
        let moment = JobLease.moment(clock())
        guard try await database.read({ try $0.jobs.isAnyOpen(moment) }),
            let job = try await database.write({ try $0.jobs.take(moment) })
        else { return nil }
        let lease = JobLease(job, database: database, clock: clock)
        let isEnded = state.withLock { state in
            state.lease = lease
            return state.isEnded
        }
        if isEnded { lease.giveUp(ServerEnds()) }
        return lease
    }
}
