import Foundation
import GRDB
import GRDBSQLite
package import SQL

/// The SQLite file in a data folder: one process writes it, readers see snapshots and never wait for the writer.
package final class SQLiteDatabase: SQLDatabase {
    package enum Access: Sendable {
        /// Takes the folder for this process until the database is closed or the process ends.
        case writing
        /// Reads beside a process that writes.
        case reading
    }

    package let path: String
    private let pool: DatabasePool
    private let lock: FolderLock?

    private init(path: String, pool: DatabasePool, lock: FolderLock?) {
        self.path = path
        self.pool = pool
        self.lock = lock
    }

    /// Opens the database file, making it and its folder when they are missing and may be written.
    ///
    /// Throws `FolderInUse` when another process writes in the folder, `SQLError` when the file can't be used.
    package static func open(_ path: String, for access: Access = .writing) throws -> SQLiteDatabase {
        let lock = access == .writing ? try FolderLock(folder: folder(of: path)) : nil
        return try translatingErrors(of: nil) {
            let pool = try DatabasePool(path: path, configuration: configuration(for: access))
            if access == .writing { try makeDurable(pool) }
            return SQLiteDatabase(path: path, pool: pool, lock: lock)
        }
    }

    /// Ends all connections and gives the folder free. Later use fails with an `SQLError`.
    package func close() throws {
        try translatingErrors(of: nil) { try pool.close() }
        lock?.release()
    }

    package func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        do {
            return try await pool.read { try body(SQLiteConnection($0)) }
        } catch {
            throw Self.translated(error)
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        do {
            return try await pool.write { try body(SQLiteConnection($0)) }
        } catch {
            throw Self.translated(error)
        }
    }

    /// Readers never wait, and writers for nothing but each other.
    package var state: SQLDatabaseState {
        SQLDatabaseState(
            dialect: .sqlite, version: String(cString: sqlite3_libversion()), connections: nil)
    }

    package func scrub() async throws {
        do {
            // Once nobody in this process reads: free pages go, then all copies of pages in the write-ahead log.
            try await pool.barrierWriteWithoutTransaction { writer in
                try writer.execute(sql: "vacuum")
                try writer.checkpoint(.truncate)
            }
        } catch {
            throw Self.translated(error)
        }
    }

    private static func translated(_ error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError: SQLError(error)
        case let error as SQLError where error.kind == .cancelled: CancellationError()
        default: error
        }
    }

    /// What SQLite finds wrong with the file, page by page; empty for a sound one.
    package func integrityProblems() async throws -> [String] {
        try await read { connection in
            try connection.all("pragma integrity_check") { try $0.first(as: String.self) }.filter { $0 != "ok" }
        }
    }

    private static func configuration(for access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.label = "throughline"
        configuration.readonly = access == .reading
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = max(4, ProcessInfo.processInfo.activeProcessorCount)
        return configuration
    }

    /// GRDB's pool sets `synchronous = NORMAL` on its writer when it turns on the write-ahead log, which may lose the
    /// last commits with the power. What we acknowledge must be on disk, so it is set again, and looked at.
    private static func makeDurable(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { writer in
            try writer.execute(sql: "pragma synchronous = full")
            let level = try Int.fetchOne(writer, sql: "pragma synchronous")
            guard level == 2 else {
                throw DatabaseError(message: "synchronous is \(level.map(String.init) ?? "unknown") instead of 2")
            }
        }
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
}
