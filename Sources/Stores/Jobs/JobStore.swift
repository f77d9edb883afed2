package import Experience
package import SQL

package typealias JobID = Identifier<Job>

/// Something that was promised to be done soon, by whichever server comes to it first.
package struct Job: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case importFiles = "import"
    }

    package let id: JobID
    package let kind: Kind
    /// What is to be done, as its kind writes it.
    package let payload: String
    /// Whether another process can begin it again.
    package let isRestartable: Bool
    package let addedAt: Timestamp
    /// How often it was taken up.
    package var attempt = 0
    /// How many servers have ended in the middle of it.
    package var interruptions = 0

    package init(id: JobID, kind: Kind, payload: String, isRestartable: Bool, addedAt: Timestamp) {
        self.id = id
        self.kind = kind
        self.payload = payload
        self.isRestartable = isRestartable
        self.addedAt = addedAt
    }
}

/// Keeps what is to be done, within the transaction of its connection. A job is leased: whoever has taken it says now
/// and then that it goes on, and what nobody speaks for is taken up by the next.
package struct JobStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// Adds one for anybody, or, with an end of its lease, one that the caller does itself.
    package func add(_ job: Job, leasedUntil end: Timestamp? = nil) throws {
        try connection.execute(
            """
            insert into job (id, kind, payload, is_restartable, added_at, lease_until, attempt, interruptions)
            values (\(job.id), \(job.kind), \(job.payload), \(job.isRestartable ? 1 : 0), \(job.addedAt),
                \(end?.milliseconds ?? 0), \(job.attempt), \(job.interruptions))
            """)
    }

    /// Whether there is one to be taken up.
    package func isAnyOpen(_ moment: LeaseMoment) throws -> Bool {
        try connection.value("select 1 from job where \(Self.isOpen(moment)) limit 1", as: Int.self) != nil
    }

    /// Takes up the one that waits longest and that nobody has, or whose lease is over; nil when there is none. What
    /// another server takes at the same moment is passed over.
    package func take(_ moment: LeaseMoment) throws -> Job? {
        try connection.first(
            """
            update job set attempt = attempt + 1, lease_until = \(moment.end),
                interruptions = interruptions + case when lease_until > 0 then 1 else 0 end
            where id = (
                select id from job where \(Self.isOpen(moment)) order by added_at, id limit 1 \(skippingLocked)
            )
            returning id, kind, payload, is_restartable, added_at, attempt, interruptions
            """
        ) { row in
            var job = Job(
                id: try row.value("id"), kind: try row.value("kind"), payload: try row.value("payload"),
                isRestartable: try row.value("is_restartable", as: Int.self) == 1,
                addedAt: try row.value("added_at"))
            job.attempt = try row.value("attempt")
            job.interruptions = try row.value("interruptions")
            return job
        }
    }

    /// A lease that ends later than one from now would was made by a clock that has been set since.
    private static func isOpen(_ moment: LeaseMoment) -> SQL {
        "(lease_until <= \(moment.now) or lease_until > \(moment.latestEnd))"
    }

    /// In SQLite nobody else takes anything in the same moment.
    private var skippingLocked: SQL {
        connection.dialect == .postgres ? "for update skip locked" : ""
    }

    /// Says that it goes on. Fails with `JobTaken` when somebody else has it by now.
    package func renew(_ job: Job, until end: Timestamp) throws {
        try held(job, "update job set lease_until = \(end)")
    }

    /// Leaves it to others. Fails with `JobTaken` when somebody else has it by now.
    package func release(_ job: Job) throws {
        try held(job, "update job set lease_until = 0")
    }

    /// It is done. Fails with `JobTaken` when somebody else has it by now.
    package func end(_ job: Job) throws {
        try held(job, "delete from job")
    }

    /// Fails with `JobTaken` when somebody else has it by now: whatever is written in this transaction is not theirs.
    package func confirm(_ job: Job) throws {
        let attempt = try connection.value("select attempt from job where id = \(job.id)", as: Int.self)
        if attempt != job.attempt { throw JobTaken(id: job.id) }
    }

    private func held(_ job: Job, _ change: SQL) throws {
        let changed = try connection.execute("\(change) where id = \(job.id) and attempt = \(job.attempt)")
        if changed != 1 { throw JobTaken(id: job.id) }
    }

    /// Nobody else works: what others have begun is free to be taken up, and what nobody can take up is dropped.
    package func endLeases() throws {
        try connection.execute("update job set lease_until = 1 where lease_until > 1")
        try connection.execute("delete from job where is_restartable = 0")
    }

    /// Those that nobody has begun.
    package func waiting() throws -> Set<JobID> {
        Set(try connection.all("select id from job where lease_until = 0") { try $0.value("id") })
    }

    /// What all of them are to do.
    package func payloads(of kind: Job.Kind) throws -> [String] {
        try connection.all("select payload from job where kind = \(kind)") { try $0.value("payload") }
    }
}

/// When a lease begins and when it ends.
package struct LeaseMoment: Hashable, Sendable {
    package let now: Timestamp
    package let length: Wait

    package init(now: Timestamp, length: Wait) {
        self.now = now
        self.length = length
    }

    package var end: Timestamp { Timestamp(milliseconds: now.milliseconds + length.milliseconds) }
    /// By other servers' clocks, which may be ahead.
    var latestEnd: Timestamp { Timestamp(milliseconds: now.milliseconds + 10 * length.milliseconds) }
}

/// Another server has taken the work over; nothing was changed.
package struct JobTaken: Error, Sendable, Hashable, CustomStringConvertible {
    package let id: JobID

    package init(id: JobID) {
        self.id = id
    }

    package var description: String { "Another server has taken over the work \(id); nothing was changed." }
}

extension Job.Kind: SQLConvertible {}

extension SQLConnection {
    package var jobs: JobStore { JobStore(connection: self) }
}
