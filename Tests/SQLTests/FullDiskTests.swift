import DatabaseTestSupport
import SQL
import SQLiteDriver
import Testing

@Suite("A full disk")
struct FullDiskTests {
    @Test("undoes the write that meets it; the next one goes through once there is room")
    func full() async throws {
        try await withSQLite(.none) { database async throws in
            try await database.write { connection in
                try connection.run(SQLScript(text: "create table t (id integer primary key, x blob not null)"))
                _ = try connection.value("pragma max_page_count = 40", as: Int.self)
            }
            let bytes = [UInt8](repeating: 7, count: 9_000)
            @Sendable func add(_ id: Int) async throws {
                try await database.write { connection in
                    for part in 0..<3 {
                        try connection.execute("insert into t (id, x) values (\(id * 3 + part), \(bytes))")
                    }
                }
            }
            var count = 0
            let error = await #expect(throws: SQLError.self) {
                while true {
                    try await add(count)
                    count += 1
                }
            }
            #expect(error?.kind == .diskFull)
            #expect(error?.summary.contains("disk is full; nothing was changed") == true)
            #expect(count > 0)
            #expect(try await database.read { try $0.value("select count(*) from t", as: Int.self) } == count * 3)
            #expect(try await database.integrityProblems().isEmpty)
            try await database.write { _ = try $0.value("pragma max_page_count = 4000", as: Int.self) }
            try await add(count)
            #expect(try await database.read { try $0.value("select count(*) from t", as: Int.self) } == count * 3 + 3)
        }
    }
}
