import PostgresDriver
import SQL
import SQLiteDriver
import Services

/// A database of either kind, opened, with what its kind alone can do.
enum OpenDatabase: Sendable {
    case sqlite(SQLiteDatabase)
    case postgres(PostgresDatabase)

    static func open(
        _ address: DatabaseAddress, _ folder: DataFolder, for access: SQLiteDatabase.Access
    ) async throws -> OpenDatabase {
        switch address {
        case .inFolder: .sqlite(try SQLiteDatabase.open(folder.databasePath, for: access))
        case .postgres(let address): .postgres(try await PostgresDatabase.open(address))
        }
    }

    var database: any SQLDatabase {
        switch self {
        case .sqlite(let database): database
        case .postgres(let database): database
        }
    }

    func close() async throws {
        switch self {
        case .sqlite(let database): try database.close()
        case .postgres(let database): await database.close()
        }
    }
}
