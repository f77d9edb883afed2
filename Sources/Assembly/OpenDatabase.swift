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

    /// Says that this process works on the database from now on; whether it is the only one.
    func beginWork() async throws -> Bool {
        switch self {
        case .sqlite: true
        case .postgres(let database): try await database.beginWork()
        }
    }

    /// Shows what other servers write, until the task is cancelled.
    func follow(_ services: ServiceSet, isWorking: Bool) async {
        guard case .postgres(let database) = self else { return }
        async let following: Void = services.footage.followOthers(database.listen())
        while isWorking, !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(5)) } catch { break }
            await database.goOnWorking()
        }
        await following
    }

    /// Whether other servers may write to it at the same time.
    var isShared: Bool {
        switch self {
        case .sqlite: false
        case .postgres: true
        }
    }

    func close() async throws {
        switch self {
        case .sqlite(let database): try database.close()
        case .postgres(let database): await database.close()
        }
    }
}
