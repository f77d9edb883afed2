import ColumnStore
import DatabaseTestSupport
import Experience
import SQL
import Services
import Stores
import TestSupport
import Testing

/// The database fails at every statement of an erasure, one after the other: what is gone is shown no more, and the rest
/// goes when it is taken up again.
@Suite struct ErasureFaultTests {
    private static let lines = (0..<40).map {
        #"{"id":"e\#($0)","customer":"c\#($0 % 4)","time":\#($0 * 60_000),"touchpoint":"t\#($0 % 3)"}"#
    }

    private static func kept(of customer: String, in database: any SQLDatabase) async throws -> Int {
        try await database.read { connection in
            var count = 0
            try connection.blocks.forEachBlock { stored in
                let block = try stored.events()
                for place in 0..<block.count where block.text(.customer, at: place) == customer { count += 1 }
            }
            return count
        }
    }

    /// Whether the erasure came to its end without a fault.
    private static func eraseFailing(at statement: Int) async throws -> Bool {
        try await withTemporaryFolder { folder in
            try await TestDatabase.current.open { direct in
                let database = FaultyDatabase(direct)
                let data = DataFolder(path: folder.path(of: "data"))
                try data.prepare()
                let services = try await ServiceSet.open(over: database, in: data, working: true)
                for part in [lines[..<20], lines[20...]] {
                    _ = try await services.footage.accept(Array(part.joined(separator: "\n").utf8))
                }
                database.arm(
                    FaultyDatabase.Fault(moment: .beforeStatement, spared: statement, length: 1, kind: .diskFull))
                do {
                    _ = try await services.persons.erase(["c1"], reason: "asked")
                    database.disarm()
                    return database.hits == 0
                } catch let error as SQLError {
                    #expect(error.kind == .diskFull)
                }
                database.disarm()
                let isFinished = try await services.persons.erasures().allSatisfy { $0.finishedAt != nil }
                if try await kept(of: "c1", in: direct) == 0, !isFinished {
                    #expect(try await services.stories.story(of: "c1") == nil, "statement \(statement)")
                }
                let hasBegun = try await !services.persons.erasures().isEmpty
                if hasBegun {
                    try await services.persons.finishErasures()
                } else {
                    _ = try await services.persons.erase(["c1"], reason: "asked")
                }
                #expect(try await kept(of: "c1", in: direct) == 0)
                #expect(try await kept(of: "c2", in: direct) == 10)
                #expect(try await services.persons.erasures().map { $0.finishedAt != nil } == [true])
                return false
            }
        }
    }

    @Test func whereverItFailsItIsFinishedLater() async throws {
        var statement = 0
        while try await !Self.eraseFailing(at: statement) { statement += 1 }
        #expect(statement > 15)
    }
}
