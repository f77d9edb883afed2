import DatabaseTestSupport
import Foundation
import SQL
import SQLiteDriver
import TestSupport
import Testing

@Suite("The SQLite file")
struct SQLiteTests {
    @Test("is written so that what is acknowledged survives the power going")
    func durable() async throws {
        try await withSQLite(.none) { database async throws in
            let settings = try await database.write { connection in
                [
                    try connection.value("pragma synchronous", as: Int.self),
                    try connection.value("pragma foreign_keys", as: Int.self),
                ]
            }
            #expect(settings == [2, 1])
            #expect(try await database.write { try $0.value("pragma journal_mode", as: String.self) } == "wal")
        }
    }

    @Test("stays written durably after failures and many writes")
    func staysDurable() async throws {
        try await withSQLite { database async throws in
            for _ in 0..<3 {
                _ = try? await database.write { try $0.execute("insert into nowhere values (1)") }
                let level = try await database.write { try $0.value("pragma synchronous", as: Int.self) }
                #expect(level == 2)
            }
        }
    }

    @Test("makes its folder when that is missing")
    func makesFolder() async throws {
        try await withTemporaryFolder { folder async throws in
            let database = try SQLiteDatabase.open(folder.path(of: "new/deep/throughline.db"))
            try await database.write { try $0.run(SQLScript(text: "create table t (x integer)")) }
            try database.close()
        }
    }

    @Test("may be written by one at a time; the other is told who has it and what to do")
    func oneWriter() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder.path(of: "throughline.db")
            let database = try SQLiteDatabase.open(path)
            let error = #expect(throws: FolderInUse.self) { try SQLiteDatabase.open(path) }
            #expect(error?.processID == ProcessInfo.processInfo.processIdentifier)
            #expect(error?.description.contains("is in use by another Throughline (process") == true)
            try database.close()
            try SQLiteDatabase.open(path).close()
        }
    }

    @Test("is locked against other processes, until the one that holds it is gone, however it went")
    func lockDiesWithProcess() async throws {
        try await withTemporaryFolder { folder async throws in
            let holder = Process()
            holder.executableURL = URL(fileURLWithPath: "/bin/sh")
            holder.arguments = [
                "-c", "exec 9>\"$1\" && flock 9 && echo held && exec sleep 60", "sh",
                folder.path(of: "throughline.lock"),
            ]
            let output = Pipe()
            holder.standardOutput = output
            try holder.run()
            #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "held\n")
            #expect(throws: FolderInUse.self) { try SQLiteDatabase.open(folder.path(of: "throughline.db")) }
            kill(holder.processIdentifier, SIGKILL)
            holder.waitUntilExit()
            try SQLiteDatabase.open(folder.path(of: "throughline.db")).close()
        }
    }

    @Test("can be read by another while it is written, and after its writer has gone")
    func reading() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder.path(of: "throughline.db")
            let writer = try SQLiteDatabase.open(path)
            try await writer.write { connection in
                try connection.run(SQLScript(text: "create table t (x integer); insert into t values (1)"))
            }
            let reader = try SQLiteDatabase.open(path, for: .reading)
            #expect(try await reader.read { try $0.value("select x from t", as: Int.self) } == 1)
            try await writer.write { try $0.execute("update t set x = 2") }
            #expect(try await reader.read { try $0.value("select x from t", as: Int.self) } == 2)
            let error = await #expect(throws: SQLError.self) {
                try await reader.write { try $0.execute("update t set x = 3") }
            }
            #expect(error?.kind == .readOnly)
            try reader.close()
            try writer.close()
            let later = try SQLiteDatabase.open(path, for: .reading)
            #expect(try await later.read { try $0.value("select x from t", as: Int.self) } == 2)
            try later.close()
        }
    }

    @Test("must be there to be read")
    func missing() async throws {
        try await withTemporaryFolder { folder async throws in
            let error = #expect(throws: SQLError.self) {
                try SQLiteDatabase.open(folder.path(of: "throughline.db"), for: .reading)
            }
            #expect(error?.kind == .connection)
        }
    }

    @Test("is refused when it is something else, or damaged, and left as it was")
    func notADatabase() async throws {
        try await withTemporaryFolder { folder async throws in
            let text = String(repeating: "This is no database. ", count: 400)
            let path = try folder.write(text, to: "throughline.db")
            let error = #expect(throws: SQLError.self) { try SQLiteDatabase.open(path) }
            #expect(error?.kind == .corrupt)
            #expect(try folder.read("throughline.db") == text)
        }
    }

    @Test("says when the disk is full, and keeps what it had")
    func diskFull() async throws {
        try await withSQLite(.none) { database async throws in
            try await database.write { try $0.run(SQLScript(text: "create table t (x blob)")) }
            _ = try await database.write { try $0.value("pragma max_page_count = 20", as: Int.self) }
            let error = await #expect(throws: SQLError.self) {
                try await database.write {
                    try $0.execute("insert into t values (\([UInt8](repeating: 7, count: 500_000)))")
                }
            }
            #expect(error?.kind == .diskFull)
            #expect(error?.description.contains("nothing was changed") == true)
            #expect(try await database.read { try $0.value("select count(*) from t", as: Int.self) } == 0)
            #expect(try await database.integrityProblems().isEmpty)
        }
    }

    @Test("fails clearly after it was closed")
    func closed() async throws {
        try await withTemporaryFolder { folder async throws in
            let database = try SQLiteDatabase.open(folder.path(of: "throughline.db"))
            try database.close()
            await #expect(throws: SQLError.self) { try await database.read { try $0.value("select 1", as: Int.self) } }
            await #expect(throws: SQLError.self) { try await database.write { try $0.value("select 1", as: Int.self) } }
        }
    }
}
