import Foundation
import SQL
import SQLiteDriver
import Synchronization

/// A database whose process ends in the middle of a write, after so many that went well: the files are copied as its
/// death would leave them.
final class DyingDatabase: SQLDatabase {
    struct Died: Error {}

    private let base: SQLiteDatabase
    private let writesLeft: Mutex<Int>
    private let copy: String

    init(_ base: SQLiteDatabase, writes: Int, copy: String) {
        self.base = base
        writesLeft = Mutex(writes)
        self.copy = copy
    }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    func scrub() async throws { try await base.scrub() }

    var state: SQLDatabaseState { base.state }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        let dies = writesLeft.withLock { left in
            left -= 1
            return left < 0
        }
        return try await base.write { connection in
            let result = try body(connection)
            guard dies else { return result }
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: base.path + ending, toPath: copy + ending)
            }
            throw Died()
        }
    }
}
