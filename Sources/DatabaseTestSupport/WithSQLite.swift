import SQL
package import SQLiteDriver
import Stores
package import TestSupport

/// What tables a throw-away database starts with.
package enum TestTables: Sendable {
    case none
    /// Those of a data folder.
    case all
}

/// Opens a throw-away SQLite database for the body.
package func withSQLite<Result>(
    _ tables: TestTables = .all, _ body: (SQLiteDatabase) async throws -> Result
) async throws -> Result {
    try await withCleanUp { cleanUp in
        try await body(try await SQLiteDatabase.temporary(tables, cleanUp))
    }
}

extension SQLiteDatabase {
    /// A database in a folder of its own; both go when the clean-up comes to them.
    package static func temporary(_ tables: TestTables = .all, _ cleanUp: CleanUp) async throws -> SQLiteDatabase {
        let folder = try TemporaryFolder.make(cleanUp)
        let database = try SQLiteDatabase.open(folder.path(of: "throughline.db"))
        cleanUp.add { try database.close() }
        if tables == .all { _ = try await Schema.migrator.migrate(database, now: 0) }
        return database
    }
}
