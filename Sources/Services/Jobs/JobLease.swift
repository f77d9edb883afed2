import Experience
import SQL
import Stores
import Synchronization

/// A job that this process has, for as long as it says so in time. Whoever writes for it confirms in the same
/// transaction that it still has it: a server that slept, or whose clock was set, writes nothing that another does.
final class JobLease: Sendable {
    let job: Job
    private let database: any SQLDatabase
    private let clock: @Sendable () -> Timestamp
    private let ended = Mutex<(any Error)?>(nil)

    /// So long nobody else takes it.
    private static let length = Wait(milliseconds: 20_000)
    private static let renewal = Duration.seconds(5)

    init(_ job: Job, database: any SQLDatabase, clock: @escaping @Sendable () -> Timestamp) {
        self.job = job
        self.database = database
        self.clock = clock
    }

    /// A lease that begins now.
    static func moment(_ now: Timestamp) -> LeaseMoment { LeaseMoment(now: now, length: length) }

    /// Why the work is to be given up, if it is.
    var ending: (any Error)? { ended.withLock { $0 } }

    /// Asks the work to be given up.
    func giveUp(_ reason: any Error) { ended.withLock { $0 = $0 ?? reason } }

    func confirm(on connection: any SQLConnection) throws {
        if let ending { throw ending }
        try connection.jobs.confirm(job)
    }

    /// Speaks for the job while the body works.
    func holding<Result: Sendable>(_ body: @Sendable () async throws -> Result) async rethrows -> Result {
        let renewing = Task { await renew() }
        defer { renewing.cancel() }
        return try await body()
    }

    private func renew() async {
        while true {
            do { try await Task.sleep(for: Self.renewal) } catch { return }
            do {
                let end = Self.moment(clock()).end
                try await database.write { [job] in try $0.jobs.renew(job, until: end) }
            } catch let error as JobTaken {
                return giveUp(error)
            } catch {
                // The database is away: what can't be confirmed won't be written either.
            }
        }
    }
}

/// The server ends: another, or its next start, goes on.
struct ServerEnds: Error {}
