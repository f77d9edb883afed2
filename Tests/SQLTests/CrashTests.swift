import DatabaseTestSupport
import Foundation
import SQL
import SQLiteDriver
import TestSupport
import Testing

@Suite("A process that ends in the middle of a write")
struct CrashTests {
    /// The files as the death of the process at this moment would leave them: all that was handed to the system,
    /// nothing that is still in memory.
    private static func copyFiles(of database: String, to folder: TemporaryFolder) throws {
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: database + ending, toPath: folder.path(of: "copy.db") + ending)
        }
    }

    @Test("leaves every acknowledged write whole, and nothing of the one in progress", arguments: [0, 1, 7, 40])
    func midTransaction(_ committed: Int) async throws {
        try await withCleanUp { cleanUp async throws in
            let folder = try TemporaryFolder.make(cleanUp)
            let database = try await SQLiteDatabase.temporary(.none, cleanUp)
            try await database.write { connection in
                // So little memory that pages of an unfinished write go to disk.
                _ = try connection.value("pragma cache_size = 10", as: Int.self)
                try connection.run(SQLScript(text: "create table t (id integer primary key, x blob not null)"))
            }
            let bytes = [UInt8](repeating: 5, count: 300_000)
            for id in 0..<committed {
                try await database.write { try $0.execute("insert into t (id, x) values (\(id), \(bytes))") }
            }
            let path = database.path
            try await database.write { connection in
                for id in 1_000..<1_010 { try connection.execute("insert into t (id, x) values (\(id), \(bytes))") }
                try connection.execute("delete from t where id < 1000")
                try Self.copyFiles(of: path, to: folder)
            }
            let copy = try SQLiteDatabase.open(folder.path(of: "copy.db"))
            cleanUp.add { try copy.close() }
            #expect(try await copy.integrityProblems().isEmpty)
            let found = try await copy.read { connection in
                try connection.all("select id, length(x) as size from t order by id") {
                    [try $0.value("id", as: Int.self), try $0.value("size", as: Int.self)]
                }
            }
            #expect(found == (0..<committed).map { [$0, 300_000] })
        }
    }
}
