import SQL
import Synchronization

/// A database that fails at a chosen moment, as a full disk, a lost connection or a server that gives way would.
final class FaultyDatabase: SQLDatabase {
    struct Fault: Sendable, CustomStringConvertible {
        enum Moment: String, Sendable {
            /// The statement never comes to the database.
            case beforeStatement
            /// It was done, and its answer is lost.
            case afterStatement
            /// In the middle of the rows of an answer.
            case amongRows
            case beforeCommit
            /// All of it is on disk, and nobody hears of it.
            case afterCommit
            /// Nothing is kept, and nothing is said: what no database may do, for tests that have to find it.
            case droppedCommit
        }

        let moment: Moment
        /// So many moments of the kind pass before.
        var spared: Int
        /// So many of them fail then.
        var length: Int
        let kind: SQLError.Kind

        var description: String { "\(moment.rawValue) \(spared)+\(length) (\(kind))" }
    }

    private struct State {
        var fault: Fault?
        var hits = 0
    }

    /// Carries the answer of a write out of a transaction that is undone.
    private struct Dropped: Error {
        let result: any Sendable
    }

    private let base: any SQLDatabase
    private let plan = Mutex(State())

    init(_ base: any SQLDatabase) {
        self.base = base
    }

    /// From now on, this happens; nil for nothing.
    func arm(_ fault: Fault?) { plan.withLock { $0 = State(fault: fault) } }

    /// From now on all goes well.
    func disarm() { plan.withLock { $0.fault = nil } }

    /// How often it has happened.
    var hits: Int { plan.withLock { $0.hits } }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.read { try body(FaultyConnection(base: $0, database: self)) }
    }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        let result: T
        do {
            result = try await base.write { connection in
                let result = try body(FaultyConnection(base: connection, database: self))
                try self.strike(.beforeCommit)
                if self.failure(.droppedCommit) != nil { throw Dropped(result: result) }
                return result
            }
        } catch let dropped as Dropped {
            guard let result = dropped.result as? T else { throw dropped }
            return result
        }
        try strike(.afterCommit)
        return result
    }

    var state: SQLDatabaseState { get async { await base.state } }

    func scrub() async throws {
        try strike(.beforeStatement)
        try await base.scrub()
        try strike(.afterStatement)
    }

    fileprivate func strike(_ moment: Fault.Moment) throws(SQLError) {
        if let failure = failure(moment) { throw failure }
    }

    private func failure(_ moment: Fault.Moment) -> SQLError? {
        plan.withLock { state in
            guard var fault = state.fault, fault.moment == moment else { return nil }
            if fault.spared > 0 {
                fault.spared -= 1
                state.fault = fault
                return nil
            }
            fault.length -= 1
            state.fault = fault.length > 0 ? fault : nil
            state.hits += 1
            // PostgreSQL's code for a transaction that gives way: the driver tries it again.
            let code = fault.kind == .busy && moment != .afterCommit ? "40001" : "FAULT"
            return SQLError(kind: fault.kind, code: code, message: "failed on purpose", statement: nil)
        }
    }
}

private struct FaultyConnection: SQLConnection {
    let base: any SQLConnection
    let database: FaultyDatabase

    var dialect: SQLDialect { base.dialect }

    func execute(_ statement: SQL) throws(SQLError) -> Int {
        try database.strike(.beforeStatement)
        let changed = try base.execute(statement)
        try database.strike(.afterStatement)
        return changed
    }

    func forEachRow(_ statement: SQL, _ body: (SQLRow) throws -> Void) throws {
        try database.strike(.beforeStatement)
        try base.forEachRow(statement) { row in
            try database.strike(.amongRows)
            try body(row)
        }
        try database.strike(.afterStatement)
    }

    func run(_ script: SQLScript) throws(SQLError) { try base.run(script) }

    func hasTable(_ name: String) throws(SQLError) -> Bool { try base.hasTable(name) }
}
