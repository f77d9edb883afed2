import DatabaseTestSupport
import Foundation
import PostgresDriver
import SQL
import Synchronization
import TestSupport
import Testing

/// Two sessions that don't wait for each other's turn, as an administrator's beside ours: whoever gives way goes again.
@Suite("PostgreSQL, where two transactions get in each other's way", .timeLimit(.minutes(15)))
struct ConflictTests {
    /// Two databases of schemas of their own, and a table with the rows 1 and 2 that both reach.
    private static func open(
        _ cleanUp: CleanUp, settings: String = ""
    ) async throws -> (first: PostgresDatabase, second: PostgresDatabase, table: String) {
        let address = try await PostgresAddress.temporary(cleanUp)
        let path = try #require(address.setting("options"))
        let schema = try #require(path.split(separator: "=").last)
        let other = try await PostgresAddress.temporary(cleanUp)
        let otherPath = try #require(other.setting("options"))
        let first = try await PostgresDatabase.open(address.setting("options", to: path + settings))
        let second = try await PostgresDatabase.open(other.setting("options", to: otherPath + settings))
        cleanUp.add {
            await first.close()
            await second.close()
        }
        let table = "\(schema).counter"
        try await first.write { connection in
            try connection.run(SQLScript(text: "create table \(table) (id bigint, a bigint)"))
            try connection.run(SQLScript(text: "insert into \(table) (id, a) values (1, 0), (2, 0)"))
        }
        return (first, second, table)
    }

    private static func values(_ database: PostgresDatabase) async throws -> [Int] {
        try await database.read { connection in
            try connection.all("select a from counter order by id") { try $0.value("a", as: Int.self) }
        }
    }

    @Test("a deadlock ends with both done, once each")
    func deadlock() async throws {
        try await withCleanUp { cleanUp in
            let (first, second, table) = try await Self.open(cleanUp)
            let meeting = Meeting()
            @Sendable func addToBoth(_ database: PostgresDatabase, _ order: [Int]) async throws {
                try await database.write { connection in
                    for (index, id) in order.enumerated() {
                        if index == 1 { meeting.meet() }
                        try connection.run(SQLScript(text: "update \(table) set a = a + 1 where id = \(id)"))
                    }
                }
            }
            async let one: Void = addToBoth(first, [1, 2])
            async let two: Void = addToBoth(second, [2, 1])
            _ = try await (one, two)
            #expect(meeting.arrivals == 3)
            #expect(try await Self.values(first) == [2, 2])
        }
    }

    @Test("a write that can't be put into an order goes again, over what the other wrote")
    func serialisation() async throws {
        try await withCleanUp { cleanUp in
            let (first, second, table) = try await Self.open(
                cleanUp, settings: " -c default_transaction_isolation=serializable")
            let (hasRead, mayGo) = (Meeting(), Meeting())
            async let late: Void = second.write { connection in
                // The moment that it sees.
                try connection.run(SQLScript(text: "select a from \(table)"))
                hasRead.meet()
                mayGo.meet()
                try connection.run(SQLScript(text: "update \(table) set a = a * 10 where id = 1"))
            }
            await Self.onThread { hasRead.meet() }
            try await first.write { try $0.execute("update counter set a = a + 1") }
            await Self.onThread { mayGo.meet() }
            try await late
            #expect(hasRead.arrivals == 3)
            #expect(try await Self.values(first) == [10, 1])
        }
    }

    private static func onThread(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { done in
            Thread {
                body()
                done.resume()
            }.start()
        }
    }

    @Test("a statement that takes too long is stopped and says so; the next one is answered")
    func statementTimeout() async throws {
        try await withCleanUp { cleanUp in
            var options = PostgresOptions()
            options.statementTimeout = 1
            let database = try await PostgresDatabase.open(try await .temporary(cleanUp), options: options)
            cleanUp.add { await database.close() }
            try await database.write { try $0.run(SQLScript(text: "create table t (a bigint)")) }
            let error = await #expect(throws: SQLError.self) {
                try await database.write { connection in
                    try connection.execute("insert into t (a) values (1)")
                    _ = try connection.value("select pg_sleep(600) is null", as: Bool.self)
                }
            }
            #expect(error?.kind == .busy)
            #expect(error?.summary.contains("nothing was changed") == true)
            #expect(try await database.read { try $0.value("select count(*) from t", as: Int.self) } == 0)
        }
    }
}

/// Two that wait for each other; whoever comes again goes on at once.
private final class Meeting: Sendable {
    private let state = Mutex(0)
    private let gate = DispatchSemaphore(value: 0)

    var arrivals: Int { state.withLock { $0 } }

    func meet() {
        let place = state.withLock { count in
            count += 1
            return count
        }
        switch place {
        case 1: gate.wait()
        case 2: gate.signal()
        default: break
        }
    }
}
