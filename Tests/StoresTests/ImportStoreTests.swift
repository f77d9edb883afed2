import DatabaseTestSupport
import Experience
import SQL
import Testing

@testable import Stores

@Suite("The record of an import")
struct ImportStoreTests {
    private static func run(_ id: ImportID, at time: Int64 = 1_000) -> ImportRecord {
        ImportRecord(
            id: id, startedAt: Timestamp(milliseconds: time), fileNames: ["orders.csv", "täglich \"neu\".csv"],
            mapping: "events:\n  - customer: {column: id}\n")
    }

    @Test("keeps all that was said", arguments: TestDatabase.allCases)
    func keeps(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            var record = Self.run("a")
            try await database.write { [record] in try $0.imports.add(record) }
            #expect(try await database.read { try $0.imports.record("a") } == record)
            record.state = .finished
            record.finishedAt = Timestamp(milliseconds: 2_000)
            record.counts.rowsRead = 1_000_000
            record.counts.rowsNotSelected = 7
            record.counts.eventsAdded = 900_000
            record.counts.eventsKnown = 99_000
            record.counts.rejectedByReason = ["no customer": 3, "time isn't \"yyyy-MM-dd\"": 990]
            record.rejectsPath = "rejects/a.csv"
            try await database.write { [record] in try $0.imports.update(record) }
            #expect(try await database.read { try $0.imports.record("a") } == record)
            #expect(record.counts.eventsRejected == 993)
            #expect(try await database.read { try $0.imports.record("b") } == nil)
        }
    }

    @Test("is closed once", arguments: TestDatabase.allCases)
    func closedOnce(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            var record = Self.run("a")
            try await database.write { [record] in try $0.imports.add(record) }
            record.state = .failed
            record.finishedAt = Timestamp(milliseconds: 2_000)
            record.failure = "The disk is full."
            try await database.write { [record] in try $0.imports.update(record) }
            await #expect(throws: ImportNotRunning(id: "a")) {
                try await database.write { [record] in try $0.imports.update(record) }
            }
        }
    }

    @Test("that was left open is found and closed as interrupted", arguments: TestDatabase.allCases)
    func interrupted(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            var done = Self.run("a", at: 1_000)
            try await database.write { [done] in try $0.imports.add(done) }
            done.state = .finished
            done.finishedAt = Timestamp(milliseconds: 1_500)
            try await database.write { [done] in
                try $0.imports.update(done)
                try $0.imports.add(Self.run("b", at: 3_000))
                try $0.imports.add(Self.run("c", at: 2_000))
            }
            let now = Timestamp(milliseconds: 9_000)
            let closed = try await database.write { try $0.imports.closeInterrupted(at: now) }
            #expect(Set(closed) == ["b", "c"])
            let list = try await database.read { try $0.imports.list() }
            #expect(list.map(\.id) == ["b", "c", "a"])
            #expect(list.map(\.state) == [.interrupted, .interrupted, .finished])
            #expect(list[0].finishedAt == now)
            #expect(try await database.write { try $0.imports.closeInterrupted(at: now) }.isEmpty)
            #expect(try await database.read { try $0.imports.list(offset: 1, limit: 1) }.map(\.id) == ["c"])
        }
    }
}
