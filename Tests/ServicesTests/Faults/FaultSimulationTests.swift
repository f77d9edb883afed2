import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// Whatever the database does in the middle of whatever is asked: what was acknowledged is there, once, and every
/// failure is told. More seeds and longer by hand: `THROUGHLINE_SIMULATION_SEED`, `_ROUNDS`, `_STEPS`.
@Suite struct FaultSimulationTests {
    private static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment["THROUGHLINE_SIMULATION_" + name].flatMap { Int($0) }
    }

    private static let seeds: [UInt64] = {
        let first = setting("SEED") ?? 1
        return (first..<(first + (setting("ROUNDS") ?? 6))).map { UInt64($0) }
    }()

    @discardableResult
    private static func run(_ seed: UInt64, steps: Int, isLying: Bool = false) async throws -> [String] {
        try await withTemporaryFolder { folder in
            try await TestDatabase.current.open { database in
                var simulation = FaultSimulation(seed: seed, over: database, in: folder, isLying: isLying)
                try await simulation.run(steps: steps)
                return simulation.trace
            }
        }
    }

    @Test(arguments: seeds)
    func nothingIsLostDoubledOrWrong(seed: UInt64) async throws {
        do {
            try await Self.run(seed, steps: Self.setting("STEPS") ?? 40)
        } catch let finding as FaultSimulation.Finding {
            Issue.record("\(finding)")
        }
    }

    @Test func theSameSeedDoesTheSame() async throws {
        let first = try await Self.run(5, steps: 15)
        #expect(try await Self.run(5, steps: 15) == first)
        #expect(try await Self.run(8, steps: 15) != first)
    }

    /// A database that drops commits without a word is found out, whatever it drops.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func aSilentLossIsFound(seed: UInt64) async throws {
        await #expect(throws: FaultSimulation.Finding.self) {
            try await Self.run(seed, steps: 40, isLying: true)
        }
    }
}
