import DatabaseTestSupport
import Experience
import Foundation
import SQL
import Services
import TestSupport
import Testing

/// Clients that send the same events at the same time, some of whose writes fail: each answer holds, and each event is
/// there once when all have got through.
@Suite struct FailedWritesTests {
    /// Opens services over the tests' current database, through one that fails.
    private static func run(
        failingOneIn oneIn: Int = .max, seed: UInt64 = 0,
        _ body: (ServiceSet, UnsteadyDatabase) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await TestDatabase.current.open { database in
                let data = DataFolder(path: folder.path(of: "data"))
                try data.prepare()
                let unsteady = UnsteadyDatabase(database, failingOneIn: oneIn, seed: seed)
                let services = try await ServiceSet.open(over: unsteady, in: data, working: false)
                try await body(services, unsteady)
            }
        }
    }

    private static func lines(_ numbers: some Sequence<Int>) -> String {
        numbers.map { #"{"id":"e\#($0)","customer":"c\#($0 % 17)","time":\#($0 * 1_000),"touchpoint":"t"}"# }
            .joined(separator: "\n")
    }

    private static func stored(_ database: any SQLDatabase) async throws -> Int {
        try await database.read {
            try $0.value("select cast(coalesce(sum(event_count), 0) as bigint) from footage_block") ?? 0
        }
    }

    @Test(arguments: 0..<6)
    func everyEventIsThereOnce(seed: UInt64) async throws {
        try await Self.run(failingOneIn: 4, seed: seed) { services, database in
            let count = 1_500
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<4 {
                    group.addTask {
                        var chance = SeededGenerator(seed: seed * 100 + UInt64(client))
                        var rest = ArraySlice((0..<count).shuffled(using: &chance))
                        while !rest.isEmpty {
                            let body = rest.prefix(Int.random(in: 1...500, using: &chance))
                            let receipts = try? await services.footage.accept(Array(Self.lines(body).utf8))
                            guard let receipts else { continue }
                            #expect(receipts.allSatisfy { $0 == .accepted || $0 == .known })
                            rest = rest.dropFirst(body.count)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Self.stored(database) == count)
            #expect(services.footage.state.events == count)
        }
    }

    private static let many = 3_000

    /// Sends many events and returns, most often, after they are claimed and before they are on their way to the disk.
    private static func claimMany(_ services: ServiceSet) async throws -> Task<[EventReceipt], any Error> {
        let body = Array(lines(0..<many).utf8)
        let sending = Task { try await services.footage.accept(body) }
        try await Task.sleep(for: .milliseconds(5))
        // One at a time: answered when claiming is over.
        _ = await services.footage.compacted
        return sending
    }

    @Test func whatIsSaidToBeKnownIsOnDisk() async throws {
        for _ in 0..<5 {
            try await Self.run { services, database in
                _ = try await services.footage.accept(Array(Self.lines([-1]).utf8))
                let sending = try await Self.claimMany(services)
                let receipts = try await services.footage.accept(Array(Self.lines([Self.many - 1]).utf8))
                if receipts == [.known] { #expect(try await Self.stored(database) == Self.many + 1) }
                _ = try await sending.value
                #expect(try await Self.stored(database) == Self.many + 1)
            }
        }
    }

    @Test func aFailureBetweenClaimAndDiskDoublesNothing() async throws {
        for _ in 0..<5 {
            try await Self.run { services, database in
                _ = try await services.footage.accept(Array(Self.lines([-1]).utf8))
                database.holdNext()
                let failing = Task { try await services.footage.accept(Array(Self.lines([-2]).utf8)) }
                await database.isHolding()
                let sending = try await Self.claimMany(services)
                database.failHeld()
                await #expect(throws: (any Error).self) { try await failing.value }
                let last = Array(Self.lines([Self.many - 1]).utf8)
                while (try? await services.footage.accept(last)) == nil {}
                let receipts = try? await sending.value
                #expect(try await Self.stored(database) == (receipts == nil ? 2 : Self.many + 1))
                #expect(services.footage.state.events == (receipts == nil ? 2 : Self.many + 1))
            }
        }
    }

    /// An import goes on while writes of others fail: it says that it failed, or all of its events are there.
    @Test(arguments: 0..<6)
    func anImportThatSaysItIsFinishedIsThere(seed: UInt64) async throws {
        try await Self.run(failingOneIn: 5, seed: seed) { services, database in
            try await withTemporaryFolder { folder in
                let count = 3_000
                let path = folder.path(of: "events.ndjson")
                try Self.lines(0..<count).write(toFile: path, atomically: true, encoding: .utf8)
                let mapping = """
                    events:
                      - id: {column: id}
                        customer: {column: customer}
                        time: {column: time, format: unix_ms}
                        touchpoint: {column: touchpoint}
                    """
                let request = ImportRequest(files: [path], mappingText: mapping, mappingPath: "mapping.yaml")
                async let others: Void = {
                    var chance = SeededGenerator(seed: seed)
                    for _ in 0..<20 {
                        let some = (0..<count).shuffled(using: &chance).prefix(40)
                        _ = try? await services.footage.accept(Array(Self.lines(some).utf8))
                    }
                }()
                while true {
                    if let record = try? await services.imports.run(request) {
                        #expect(record.counts.eventsAdded + record.counts.eventsKnown == count)
                        #expect(try await Self.stored(database) == count)
                        break
                    }
                }
                await others
                #expect(try await Self.stored(database) == count)
            }
        }
    }
}
