import DatabaseTestSupport
import PostgresDriver
import SQL
import TestSupport
import Testing

/// A line that is cut at every byte of the conversation, there or back: each write happens once.
@Suite("A lost connection")
struct LostConnectionTests {
    private static func open(
        _ cleanUp: CleanUp
    ) async throws -> (proxy: CuttingProxy, database: PostgresDatabase, direct: PostgresDatabase) {
        let address = try await PostgresAddress.temporary(cleanUp)
        let port = try #require(address.setting("port").flatMap { Int($0) })
        let proxy = try CuttingProxy(to: port)
        var options = PostgresOptions()
        options.connections = 1
        // However slow the machine is.
        options.patience = 900
        let through = address.setting("host", to: "127.0.0.1").setting("port", to: "\(proxy.port)")
            .setting("sslmode", to: "disable").setting("gssencmode", to: "disable")
            .setting("application_name", to: "cut-\(proxy.port)")
        let database = try await PostgresDatabase.open(through, options: options)
        let direct = try await PostgresDatabase.open(address)
        try await direct.write { connection in
            try connection.run(SQLScript(text: "create table counter (a bigint not null)"))
            try connection.execute("insert into counter (a) values (0)")
        }
        cleanUp.add {
            await database.close()
            await direct.close()
            proxy.stop()
        }
        return (proxy, database, direct)
    }

    @Test("anywhere in a write leaves it done once, and tells so", arguments: CuttingProxy.Direction.allCases)
    func writes(_ direction: CuttingProxy.Direction) async throws {
        try await withCleanUp { cleanUp in
            let (proxy, database, direct) = try await Self.open(cleanUp)
            var written = 0
            // Longer steps later: the first bytes are begin, lock and update, the last ones commit.
            for bytes in Array(0..<120) + Array(stride(from: 120, to: 700, by: 3)) {
                proxy.cut(after: bytes, direction: direction)
                let value = try await database.write { connection in
                    try connection.value("update counter set a = a + 1 returning a", as: Int.self)
                }
                written += 1
                #expect(value == written, "\(bytes) bytes")
                let stored = try await direct.read { try $0.value("select a from counter", as: Int.self) }
                #expect(stored == written, "\(bytes) bytes")
            }
            #expect(proxy.cuts > 100)
        }
    }

    @Test("and lost again while a new one is made leaves it done once", arguments: CuttingProxy.Direction.allCases)
    func connecting(_ direction: CuttingProxy.Direction) async throws {
        try await withCleanUp { cleanUp in
            let (proxy, database, direct) = try await Self.open(cleanUp)
            var written = 0
            // Greeting, password, settings, begin, and all of the write.
            for bytes in stride(from: 0, to: 1_200, by: 20) {
                proxy.cut(after: 0, bytes, direction: direction)
                try await database.write { try $0.execute("update counter set a = a + 1") }
                written += 1
                let stored = try await direct.read { try $0.value("select a from counter", as: Int.self) }
                #expect(stored == written, "\(bytes) bytes")
            }
            #expect(proxy.cuts > 60)
        }
    }

    @Test("while reading is an error, and the next question is answered")
    func reads() async throws {
        try await withCleanUp { cleanUp in
            let (proxy, database, _) = try await Self.open(cleanUp)
            for bytes in stride(from: 200, to: 100_000, by: 20_000) {
                proxy.cut(after: bytes, direction: .toClient)
                let statement: SQL = "select g as n from generate_series(1, 50000) g"
                let error = await #expect(throws: SQLError.self) {
                    try await database.read { connection in
                        try connection.all(statement) { try $0.value("n", as: Int.self) }
                    }
                }
                #expect(error?.kind == .connection)
                let again = try await database.read { connection in
                    try connection.all(statement) { try $0.value("n", as: Int.self) }
                }
                #expect(again.count == 50_000)
            }
        }
    }

    @Test("by the server's own restart of its processes is survived by those who wait")
    func terminated() async throws {
        try await withCleanUp { cleanUp in
            let (proxy, database, direct) = try await Self.open(cleanUp)
            let name = "cut-\(proxy.port)"
            for number in 1...20 {
                _ = try await direct.read {
                    try $0.value(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = \(name)
                        """, as: Int.self)
                }
                try await database.write { try $0.execute("update counter set a = a + 1") }
                let stored = try await direct.read { try $0.value("select a from counter", as: Int.self) }
                #expect(stored == number)
            }
        }
    }
}
