import DatabaseTestSupport
import Foundation
import PostgresDriver
import SQL
import Synchronization
import TestSupport
import Testing

/// What holds for PostgreSQL alone.
@Suite("PostgreSQL")
struct PostgresTests {
    @Test("is reached by an address that libpq knows; another is refused without repeating it")
    func addresses() throws {
        let address = try PostgresAddress("postgres://jane:s3cret@db.example:5433/cx?sslmode=require")
        #expect(address.description == "postgres://db.example:5433/cx")
        #expect(!"\(address)".contains("s3cret"))
        for wrong in [
            "mysql://jane:s3cret@db/cx", "postgres://jane:s3cret@db/cx?nonsense=1",
            "postgres://jane:s3cret%zz@db/cx", "postgres://[s3cret/cx", "s3cret",
        ] {
            let error = #expect(throws: PostgresAddressError.self) { try PostgresAddress(wrong) }
            #expect(error?.description.contains("s3cret") == false, "\(wrong)")
            #expect(error?.description.contains("postgres://USER:PASSWORD@HOST") == true)
        }
    }

    @Test("that can't be used is named with what to do, at once and without the password")
    func refusals() async throws {
        let server = try TestServer.address
        let tcp = server.setting("host", to: "127.0.0.1")
        let cases: [(PostgresAddress, String)] = [
            (tcp.setting("password", to: "s3cret"), "user and password"),
            (server.setting("dbname", to: "nowhere"), "nowhere"),
            (server.setting("user", to: "nobody_here"), "nobody_here"),
            (server.setting("host", to: "/nowhere"), "server runs"),
            (tcp.setting("port", to: "1"), "server runs"),
            (tcp.setting("sslmode", to: "verify-full").setting("sslrootcert", to: "/nowhere.crt"), "nowhere.crt"),
        ]
        for (address, words) in cases {
            let error = await #expect(throws: SQLError.self) { try await PostgresDatabase.open(address) }
            #expect(error?.kind == .connection)
            let text = "\(error?.summary ?? "") \(error?.message ?? "")"
            #expect(text.contains(words), "\(text)")
            #expect(!text.contains("s3cret"))
        }
    }

    @Test("tells the other servers of a schema when something was written, and not itself")
    func news() async throws {
        try await withCleanUp { cleanUp in
            let address = try await PostgresAddress.temporary(cleanUp)
            var options = PostgresOptions()
            // Only word counts here.
            options.secondsUntilLook = 3_600
            let reader = try await PostgresDatabase.open(address, options: options)
            cleanUp.add { await reader.close() }
            let writer = try await PostgresDatabase.open(address, options: options)
            cleanUp.add { await writer.close() }
            try await writer.write { try $0.run(SQLScript(text: "create table thing (id bigint)")) }
            var heard = reader.listen().makeAsyncIterator()
            // Once after it has begun to listen: nothing may have been missed.
            await heard.next()
            for number in 1...5 {
                // Its own writing is no news; another's is.
                try await reader.write { try $0.execute("insert into thing (id) values (0)") }
                try await writer.write { try $0.execute("insert into thing (id) values (\(number))") }
                await heard.next()
                let count = try await reader.read {
                    try $0.value("select count(*) from thing where id > 0", as: Int.self)
                }
                #expect(count == number)
            }
        }
    }

    @Test("is spoken to over TLS with a password, where the address asks for it")
    func encrypted() async throws {
        let address = try TestServer.address.setting("host", to: "127.0.0.1").setting("sslmode", to: "require")
        let database = try await PostgresDatabase.open(address)
        let isEncrypted = try await database.read {
            try $0.value("select ssl from pg_stat_ssl where pid = pg_backend_pid()", as: Bool.self)
        }
        #expect(isEncrypted == true)
        await database.close()
    }

    @Test("may refuse a right; the message says which")
    func lackingRights() async throws {
        try await withPostgres(.none) { database in
            let error = await #expect(throws: SQLError.self) {
                try await database.write { connection in
                    try connection.run(SQLScript(text: "set local role pg_monitor; create table public.t (x bigint)"))
                }
            }
            #expect(error?.kind == .denied)
            #expect(error?.summary.contains("lacks a right") == true)
        }
    }

    @Test("lets no more ask at once than the pool has connections; the others wait and are counted")
    func pool() async throws {
        try await withCleanUp { cleanUp in
            var options = PostgresOptions()
            options.connections = 3
            let database = try await PostgresDatabase.open(try await .temporary(cleanUp), options: options)
            let gauge = Gauge()
            try await withThrowingTaskGroup { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await database.read { connection in
                            gauge.enter()
                            _ = try connection.value("select pg_sleep(0.02) is null", as: Bool.self)
                            gauge.leave()
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(gauge.most <= 3)
            let use = try #require(await database.state.connections)
            #expect(use.limit == 3 && use.open <= 3 && use.busy == 0 && use.waiting == 0)
            #expect(use.mostWaiting >= 1)
            await database.close()
            await #expect(throws: SQLError.self) { try await database.read { try $0.hasTable("t") } }
        }
    }

    @Test("doesn't hold up other tasks while it waits", .timeLimit(.minutes(5)))
    func threads() async throws {
        try await withPostgres(.none) { database in
            let inside = Gauge()
            let gate = DispatchSemaphore(value: 0)
            let waiting = (0..<6).map { _ in
                Task {
                    try await database.read { _ in
                        inside.enter()
                        gate.wait()
                    }
                }
            }
            // On threads that tasks share, so many would leave none for this one to go on.
            while inside.most < 6 { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<6 { gate.signal() }
            for waiting in waiting { try await waiting.value }
        }
    }

    @Test("that waits too long for other writers says it is busy", .timeLimit(.minutes(15)))
    func lockTimeout() async throws {
        try await withCleanUp { cleanUp in
            let address = try await PostgresAddress.temporary(cleanUp)
            let holder = try await PostgresDatabase.open(address)
            var options = PostgresOptions()
            options.lockTimeout = 1
            let other = try await PostgresDatabase.open(address, options: options)
            let (started, may) = AsyncStream.makeStream(of: Void.self)
            let gate = DispatchSemaphore(value: 0)
            async let holding: Void = holder.write { _ in
                may.yield()
                gate.wait()
            }
            for await _ in started { break }
            let error = await #expect(throws: SQLError.self) { try await other.write { _ in } }
            gate.signal()
            #expect(error?.kind == .busy)
            try await holding
            try await other.write { _ in }
            await holder.close()
            await other.close()
        }
    }

    @Test("brings a long answer row by row, and others beside it")
    func longAnswers() async throws {
        try await withPostgres(.none) { database in
            let sum = try await database.read { connection in
                var sum = 0
                try connection.forEachRow("select g as n from generate_series(1, 200000) g") { row in
                    let number: Int = try row.value("n")
                    sum += number
                    if number == 3 { sum += try connection.value("select 1000000000000 as big", as: Int.self) ?? 0 }
                }
                return sum
            }
            #expect(sum == 200_000 * 200_001 / 2 + 1_000_000_000_000)
        }
    }

    @Test("keeps many different statements prepared, and forgets them in time")
    func manyStatements() async throws {
        try await withPostgres(.none) { database in
            try await database.read { connection in
                for number in 0..<700 {
                    var statement: SQL = "select \(number) as n"
                    for _ in 0..<(number % 300) { statement = "\(statement) " }
                    let value = try connection.value(statement, as: Int.self)
                    #expect(value == number)
                }
            }
        }
    }
}

/// How many are somewhere now, and were at most.
private final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var most: Int { state.withLock { $0.most } }

    func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { state.withLock { $0.now -= 1 } }
}
