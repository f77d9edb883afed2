/// A database that everything is kept in: SQLite for one machine, PostgreSQL for several, with the same statements.
///
/// Errors: `SQLError` from the database, whatever the closure throws, `CancellationError` when the task was cancelled
/// before the end; in each case a write has changed nothing.
package protocol SQLDatabase: Sendable {
    /// Reads from one snapshot: everything seen belongs to the same moment, however long it takes, and writers go on.
    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Writes in one transaction: all of it is on disk when this returns, or nothing of it. Writers wait for each
    /// other. A database that detects conflicts late may run the closure again, so it should touch nothing else.
    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T

    /// Leaves nothing in the database's files of what was deleted or replaced before. Takes about as long as to write
    /// everything anew; others wait meanwhile.
    ///
    /// Errors: `SQLError`; of the kind `busy` when somebody still reads what is to be forgotten.
    func scrub() async throws

    /// How it is, for those who watch.
    var state: SQLDatabaseState { get async }
}

/// The one database connection of a transaction; lives no longer than the closure it is given to.
package protocol SQLConnection {
    var dialect: SQLDialect { get }

    /// Runs a statement for its effect and gives the number of rows it changed.
    @discardableResult
    func execute(_ statement: SQL) throws(SQLError) -> Int

    /// Hands over an answer's rows one at a time, so that a long answer is never held whole.
    func forEachRow(_ statement: SQL, _ body: (SQLRow) throws -> Void) throws

    /// Runs the statements of a migration.
    func run(_ script: SQLScript) throws(SQLError)

    func hasTable(_ name: String) throws(SQLError) -> Bool
}

/// The two databases; only migrations need to know which of them they talk to.
package enum SQLDialect: Sendable, CaseIterable {
    case sqlite
    case postgres
}

/// Several statements without values, as migrations have them.
package struct SQLScript: Sendable, Hashable {
    package let text: String

    package init(text: String) {
        self.text = text
    }
}

extension SQLConnection {
    /// All rows, decoded.
    package func all<T>(_ statement: SQL, _ decode: (SQLRow) throws -> T) throws -> [T] {
        var result: [T] = []
        try forEachRow(statement) { result.append(try decode($0)) }
        return result
    }

    /// The first row, decoded, or nil when there is none. Ask with `limit 1` where there could be many.
    package func first<T>(_ statement: SQL, _ decode: (SQLRow) throws -> T) throws -> T? {
        var result: T?
        try forEachRow(statement) { row in
            if result == nil { result = try decode(row) }
        }
        return result
    }

    /// The first column of the first row, or nil when there is no row.
    package func value<T: SQLConvertible>(_ statement: SQL, as type: T.Type = T.self) throws -> T? {
        try first(statement) { try $0.first(as: type) }
    }
}
