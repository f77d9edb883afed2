import DatabaseTestSupport
import Experience
import SQL
import Stores
import Testing

@Suite("A job that waits") struct JobStoreTests {
    private static func job(_ id: JobID, at time: Int64 = 0, isRestartable: Bool = true) -> Job {
        Job(
            id: id, kind: .importFiles, payload: "{}", isRestartable: isRestartable,
            addedAt: Timestamp(milliseconds: time))
    }

    private static func moment(_ now: Int64) -> LeaseMoment {
        LeaseMoment(now: Timestamp(milliseconds: now), length: Wait(milliseconds: 100))
    }

    private static func add(_ jobs: Job..., to database: any SQLDatabase) async throws {
        try await database.write { connection in
            for job in jobs { try connection.jobs.add(job) }
        }
    }

    private static func take(_ now: Int64, _ database: any SQLDatabase) async throws -> Job? {
        let isOpen = try await database.read { try $0.jobs.isAnyOpen(moment(now)) }
        let job = try await database.write { try $0.jobs.take(moment(now)) }
        #expect(isOpen == (job != nil))
        return job
    }

    @Test("is taken after those that wait longer, and by nobody else", arguments: TestDatabase.allCases)
    func order(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add(Self.job("late", at: 20), Self.job("early", at: 10), to: database)
            #expect(try await database.read { try $0.jobs.waiting() } == ["late", "early"])
            #expect(try await Self.take(1_000, database)?.id == "early")
            #expect(try await database.read { try $0.jobs.waiting() } == ["late"])
            #expect(try await Self.take(1_000, database)?.id == "late")
            #expect(try await Self.take(1_000, database) == nil)
        }
    }

    @Test("is taken up again when its server is silent, and counts that", arguments: TestDatabase.allCases)
    func silence(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add(Self.job("a"), to: database)
            let first = try #require(try await Self.take(1_000, database))
            #expect(first.interruptions == 0)
            #expect(try await Self.take(1_099, database) == nil)
            try await database.write { try $0.jobs.renew(first, until: Timestamp(milliseconds: 1_500)) }
            #expect(try await Self.take(1_499, database) == nil)
            let second = try #require(try await Self.take(1_500, database))
            #expect(second.interruptions == 1 && second.attempt == 2)
            // Left to others on purpose.
            try await database.write { try $0.jobs.release(second) }
            #expect(try await Self.take(1_501, database)?.interruptions == 1)
        }
    }

    @Test("is written for by the last who took it, and by nobody else", arguments: TestDatabase.allCases)
    func fence(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add(Self.job("a"), to: database)
            let first = try #require(try await Self.take(1_000, database))
            let second = try #require(try await Self.take(2_000, database))
            let ways: [@Sendable (JobStore, Job) throws -> Void] = [
                { try $0.confirm($1) }, { try $0.renew($1, until: Timestamp(milliseconds: 9_000)) },
                { try $0.release($1) }, { try $0.end($1) },
            ]
            for way in ways {
                await #expect(throws: JobTaken(id: "a")) { try await database.write { try way($0.jobs, first) } }
            }
            try await database.write { connection in
                try connection.jobs.confirm(second)
                try connection.jobs.end(second)
            }
            await #expect(throws: JobTaken(id: "a")) { try await database.write { try $0.jobs.confirm(second) } }
        }
    }

    @Test("doesn't wait for a clock that was set back", arguments: TestDatabase.allCases)
    func clocks(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add(Self.job("a"), to: database)
            _ = try await Self.take(10_000_000, database)
            #expect(try await Self.take(9_999_999, database) == nil)
            #expect(try await Self.take(1_000, database)?.id == "a")
        }
    }

    @Test("goes to one of many servers that look at once", arguments: TestDatabase.allCases)
    func many(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let jobs = (0..<40).map { Self.job(JobID("j\($0)"), at: Int64($0)) }
            try await database.write { connection in
                for job in jobs { try connection.jobs.add(job) }
            }
            let taken = try await withThrowingTaskGroup(of: [JobID].self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        var taken: [JobID] = []
                        while let job = try await database.write({ try $0.jobs.take(Self.moment(1_000)) }) {
                            taken.append(job.id)
                        }
                        return taken
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 40)
            #expect(Set(taken) == Set(jobs.map(\.id)))
        }
    }

    @Test("of a former process is free, or gone with it", arguments: TestDatabase.allCases)
    func formerProcess(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add(Self.job("a"), Self.job("b", isRestartable: false), Self.job("c"), to: database)
            for _ in 0..<2 { _ = try await Self.take(1_000, database) }
            try await database.write { try $0.jobs.endLeases() }
            #expect(try await database.read { try $0.jobs.payloads(of: .importFiles).count } == 2)
            #expect(try await Self.take(1_001, database)?.interruptions == 1)
            #expect(try await Self.take(1_001, database)?.id == "c")
        }
    }
}
