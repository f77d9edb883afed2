import CLibPQ
import Foundation
import SQL

/// A place in the pool: a thread and, once it was needed, a connection. Whoever holds the seat has both to themselves.
actor PostgresSeat {
    private let executor: ThreadExecutor
    private let address: PostgresAddress
    private let options: PostgresOptions
    private let teller: PostgresTeller
    private let stopper = PostgresStopper()
    private var link: PostgresLink?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(number: Int, _ address: PostgresAddress, _ options: PostgresOptions, _ teller: PostgresTeller) {
        executor = ThreadExecutor(label: "throughline.postgres.\(number)")
        self.address = address
        self.options = options
        self.teller = teller
    }

    func close() {
        link = nil
    }

    /// Connects, trying once; the server's version for those who want to know.
    func connect() throws(SQLError) -> String {
        let link = try PostgresLink(address, options)
        self.link = link
        return PQparameterStatus(link.connection, "server_version").map { String(cString: $0) } ?? ""
    }

    /// One snapshot for all that is read.
    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        let link = try await begun("begin isolation level repeatable read read only")
        return try await withStopping(of: link) {
            try finished(link) {
                let result = try body(PostgresConnection(link: link))
                try link.send("commit")
                return result
            }
        }
    }

    /// One transaction. Writers wait for each other, on whichever server they are: what one reads, no other changes
    /// before it is done, as in SQLite.
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        var attempt = 0
        while true {
            let link = try await begun("begin")
            do {
                return try await withStopping(of: link) { try attemptWrite(on: link, body) }
            } catch let error as CommitUnknown {
                if try await hasCommitted(error), let result = error.result as? T { return result }
            } catch let error as SQLError where error.isConflict || (!link.isAlive && error.kind == .connection) {
                if attempt >= Self.mostAttempts { throw error }
            }
            attempt += 1
            try await Task.sleep(for: .milliseconds(Double.random(in: 1...(10 * pow(2, Double(min(attempt, 6)))))))
        }
    }

    /// Writes every table of the schema anew, without what was deleted. PostgreSQL keeps what somebody may still see:
    /// so it waits, as long as for locks, until nobody reads a moment from before.
    func scrub() async throws {
        let link = try await begun("set statement_timeout = 0")
        let connection = PostgresConnection(link: link)
        let mark = try connection.value("select cast(cast(pg_current_xact_id() as xid) as text)", as: String.self) ?? ""
        let start = ContinuousClock.now
        while try here({ try readersOfOldMoments(before: mark, connection) > 0 }) {
            guard start.duration(to: .now) < .seconds(options.lockTimeout) else {
                throw SQLError(
                    kind: .busy, code: "SCRUB", message: "a transaction from before is still open", statement: nil,
                    remedy: "What was deleted is still in PostgreSQL's files: somebody reads the database as it was "
                        + "before. Try again when they are done.")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        try await withStopping(of: link) {
            let tables = try PostgresConnection(link: link).all(
                "select quote_ident(tablename) as name from pg_tables where schemaname = current_schema() order by 1"
            ) { try $0.value("name", as: String.self) }
            for table in tables { try link.send("vacuum (full) \(table)") }
            try link.send("reset statement_timeout")
        }
    }

    private func readersOfOldMoments(before mark: String, _ connection: PostgresConnection) throws -> Int {
        try connection.value(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
                and age(backend_xmin) >= age(cast(cast(\(mark) as text) as xid))
            """) ?? 0
    }

    private static let mostAttempts = 8
    /// Under this number, and that of their tables' schema, writers wait for each other ("thrl" in ASCII).
    private static let writersLock: Int64 = 0x7468_726c

    private func attemptWrite<T: Sendable>(
        on link: PostgresLink, _ body: @Sendable (any SQLConnection) throws -> T
    ) throws -> T {
        try finished(link) {
            let connection = PostgresConnection(link: link)
            let begun: (transaction: Int64, server: String)? = try connection.first(
                """
                select pg_advisory_xact_lock(cast(\(Self.writersLock) as integer), hashtext(current_schema())) as turn,
                    pg_current_xact_id() as id, cast(pg_postmaster_start_time() as text) as server
                """
            ) { (try $0.value("id"), try $0.value("server")) }
            let result = try body(connection)
            if Task.isCancelled { throw CancellationError() }
            do throws(SQLError) {
                try link.send(teller.commit)
            } catch {
                // Whether it is on disk only the server knows.
                guard !link.isAlive, let begun else { throw error }
                throw CommitUnknown(transaction: begun.transaction, server: begun.server, result: result)
            }
            return result
        }
    }

    /// Leaves no transaction open, whatever becomes of the work.
    private func finished<T>(_ link: PostgresLink, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch {
            if link.isInTransaction {
                do throws(SQLError) { try link.send("rollback") } catch { self.link = nil }
            }
            throw Task.isCancelled && Self.isFromStopping(error) ? CancellationError() : error
        }
    }

    private static func isFromStopping(_ error: any Error) -> Bool {
        guard let error = error as? SQLError else { return false }
        return error.kind == .cancelled || error.isStopped || error.kind == .connection
    }

    /// A connection on which a transaction has begun. One that was lost while nobody used it is made anew.
    private func begun(_ statement: String) async throws -> PostgresLink {
        let start = ContinuousClock.now
        var wait = 0.02
        while true {
            try Task.checkCancellation()
            do {
                let link = try link ?? PostgresLink(address, options)
                self.link = link
                try link.send(statement)
                return link
            } catch {
                link = nil
                let isOver = start.duration(to: .now) > .seconds(options.patience)
                guard let error = error as? SQLError, error.kind == .connection, error.mayPass, !isOver else {
                    throw error
                }
            }
            try await Task.sleep(for: .seconds(wait * Double.random(in: 0.5...1)))
            wait = min(1, wait * 2)
        }
    }

    /// Asks the server, over a new connection, what became of a transaction whose end was not heard.
    private func hasCommitted(_ unheard: CommitUnknown) async throws -> Bool {
        link = nil
        let start = ContinuousClock.now
        while start.duration(to: .now) < .seconds(options.patience) {
            let link = try await begun("begin read only")
            switch try finished(link, { try state(of: unheard, link) }) {
            case .committed: return true
            case .aborted: return false
            case .lost: throw Self.unknownEnd
            case .running: try await Task.sleep(for: .milliseconds(50))
            }
        }
        throw Self.unknownEnd
    }

    private enum TransactionState {
        case committed
        case aborted
        /// Its process has not noticed yet that nobody listens.
        case running
        /// The server has started anew, and may have given its number, which never came to the disk, to another.
        case lost
    }

    private func state(of unheard: CommitUnknown, _ link: PostgresLink) throws -> TransactionState {
        let statement: SQL = """
            select pg_xact_status(cast(cast(\(String(unheard.transaction)) as text) as xid8)) as state,
                cast(pg_postmaster_start_time() as text) as server
            """
        do {
            let found: (state: String?, server: String)? = try PostgresConnection(link: link).first(statement) {
                (try $0.value("state"), try $0.value("server"))
            }
            try link.send("commit")
            switch found?.state {
            case "committed": return found?.server == unheard.server ? .committed : .lost
            case "aborted": return .aborted
            default: return .running
            }
        } catch let error as SQLError where error.isOfTheFuture {
            // A crash came before any of it was on disk.
            try link.send("rollback")
            return .aborted
        }
    }

    private static let unknownEnd = SQLError(
        kind: .connection, code: "08007", message: "the connection was lost while a transaction was committed",
        statement: nil,
        remedy: "The database server went away in the middle of a change. Look whether it is there, and try again.")

    /// Stops the statement that runs when the task is cancelled. A connection that was stopped isn't used again: the
    /// word may come late.
    private func withStopping<T: Sendable>(of link: PostgresLink, _ work: () throws -> T) async throws -> T {
        stopper.begin(link.connection)
        defer {
            if stopper.end() { self.link = nil }
        }
        return try await withTaskCancellationHandler {
            try here(work)
        } onCancel: {
            stopper.stop()
        }
    }

    /// A closure that doesn't name its actor runs on the threads that tasks share.
    private func here<T>(_ work: () throws -> T) rethrows -> T { try work() }
}

/// The connection was lost on the way to the end of a transaction.
private struct CommitUnknown: Error {
    let transaction: Int64
    /// The moment at which its server started.
    let server: String
    let result: any Sendable
}

extension SQLError {
    /// Whether waiting may help: the server starts, or is away. A refused password stays refused.
    fileprivate var mayPass: Bool {
        switch code {
        case "VERSION", "ENCODING", "3D000", "28P01", "28000": false
        default: !message.contains("password authentication failed") && !message.contains("does not exist")
        }
    }
}
