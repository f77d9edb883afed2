import DatabaseTestSupport
import Foundation
import SQL
import Testing

@Suite("Readers beside a writer")
struct SnapshotTests {
    private static func counter(_ database: any SQLDatabase) async throws {
        try await database.write { connection in
            try connection.run(SQLScript(text: "create table counter (a integer not null, b integer not null)"))
            try connection.execute("insert into counter (a, b) values (0, 0)")
        }
    }

    @Test("see one moment for as long as they read", arguments: TestDatabase.allCases)
    func snapshot(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            try await Self.counter(database)
            let firstRead = DispatchSemaphore(value: 0)
            let written = DispatchSemaphore(value: 0)
            async let seen = database.read { connection in
                let before = try connection.value("select a from counter", as: Int.self)
                firstRead.signal()
                written.wait()
                return [before, try connection.value("select a from counter", as: Int.self)]
            }
            await Self.wait(for: firstRead)
            try await database.write { try $0.execute("update counter set a = 7") }
            written.signal()
            #expect(try await seen == [0, 0])
            #expect(try await database.read { try $0.value("select a from counter", as: Int.self) } == 7)
        }
    }

    @Test("never see half of a transaction, and no write is lost", arguments: TestDatabase.allCases)
    func manyAtOnce(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            try await Self.counter(database)
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        if number.isMultiple(of: 2) {
                            try await database.write { connection in
                                try connection.execute("update counter set a = a + 1")
                                try connection.execute("update counter set b = b + 1")
                            }
                            return true
                        }
                        return try await database.read { connection in
                            let a = try connection.value("select a from counter", as: Int.self)
                            return try connection.value("select b from counter", as: Int.self) == a
                        }
                    }
                }
                for try await whole in group { #expect(whole) }
            }
            #expect(try await database.read { try $0.value("select a from counter", as: Int.self) } == 100)
        }
    }

    @Test("stop when their task is cancelled, and a cancelled write changes nothing", arguments: TestDatabase.allCases)
    func cancelled(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            try await Self.counter(database)
            let endless: SQL = """
                with recursive n (x) as (select 1 union all select x + 1 from n) select count(*) from n where x < 0
                """
            let started = DispatchSemaphore(value: 0)
            let task = Task {
                try await database.write { connection in
                    try connection.execute("update counter set a = 7")
                    started.signal()
                    return try connection.value(endless, as: Int.self)
                }
            }
            await Self.wait(for: started)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.read { try $0.value("select a from counter", as: Int.self) } == 0)
        }
    }

    /// Waits off the threads that tasks share.
    private static func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                semaphore.wait()
                continuation.resume()
            }
            thread.start()
        }
    }
}
