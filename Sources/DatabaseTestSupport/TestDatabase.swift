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
