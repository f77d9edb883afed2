import Foundation
package import SQL

/// The databases that every behaviour of storage is shown on.
package enum TestDatabase: String, Sendable, CaseIterable {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    /// The kind that this run of the tests is for, where a test doesn't show each by itself: SQLite, unless
    /// `THROUGHLINE_TEST_DATABASE` is `postgres`.
    package static let current: TestDatabase =
        ProcessInfo.processInfo.environment["THROUGHLINE_TEST_DATABASE"] == "postgres" ? .postgres : .sqlite

    /// Opens a throw-away database of this kind for the body.
    package func open<Result>(
        _ tables: TestTables = .all, _ body: (any SQLDatabase) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .sqlite: try await withSQLite(tables) { try await body($0) }
        case .postgres: try await withPostgres(tables) { try await body($0) }
        }
    }
}

/// A database that everything comes from and one that it goes to, of each kind.
package struct TestDatabasePair: Sendable, CustomStringConvertible {
    package let from: TestDatabase
    package let to: TestDatabase

    package var description: String { "\(from.rawValue) to \(to.rawValue)" }

    package static let all = TestDatabase.allCases.flatMap { from in
        TestDatabase.allCases.map { TestDatabasePair(from: from, to: $0) }
    }
}

/// Adds rows whose values are easily lost on the way to another database: letters of several bytes, empty text, the
/// least and the largest number, null.
package func addOddRows(on connection: any SQLConnection) throws {
    try connection.execute("insert into setting (name, value) values ('a', \("Größe 38 – ok 👗")), ('b', '')")
    try connection.execute(
        """
        insert into customer_merge (customer_partition, absorbed, merged_at, kept, reason, undone_at, undone_reason)
        values (3, \("Zoë's “alt”"), \(Int64.min), 'b', '', null, null), (15, 'b', 5, 'ç', 'why', \(Int64.max), '')
        """)
    try connection.execute(
        """
        insert into import_run (id, started_at, finished_at, state, file_names, mapping, rows_read,
            rows_not_selected, events_added, events_known, events_rejected, rejected_by_reason, rejects_path,
            failure)
        values ('i', \(Int64.min), \(Int64.max), 'failed', '[]', 'm', 0, 0, 0, 0, 0, '{}', null, \("why"))
        """)
}
