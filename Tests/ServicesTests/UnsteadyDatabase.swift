import SQL
import Synchronization
import TestSupport

/// A database that fails some writes after they have done their work: nothing of them stays.
final class UnsteadyDatabase: SQLDatabase {
    struct Failed: Error {}

    private struct State {
        var chance: SeededGenerator
        var holdsNext = false
        var held: CheckedContinuation<Void, Never>?
    }

    private let base: any SQLDatabase
    private let mood: Mutex<State>
    private let oneIn: Int

    /// By chance one write in so many fails.
    init(_ base: any SQLDatabase, failingOneIn oneIn: Int = .max, seed: UInt64 = 0) {
        self.base = base
        self.oneIn = oneIn
        mood = Mutex(State(chance: SeededGenerator(seed: seed)))
    }

    /// The next write waits, and fails when `failHeld` is called.
    func holdNext() { mood.withLock { $0.holdsNext = true } }

    /// Returns when a write is being held.
    func isHolding() async {
        while mood.withLock({ $0.held == nil }) { await Task.yield() }
    }

    func failHeld() {
        mood.withLock { state in
            state.held?.resume()
            state.held = nil
        }
    }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    func scrub() async throws { try await base.scrub() }

    var state: SQLDatabaseState { get async { await base.state } }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        let holds = mood.withLock { state in
            defer { state.holdsNext = false }
            return state.holdsNext
        }
        if holds { await withCheckedContinuation { continuation in mood.withLock { $0.held = continuation } } }
        let fails = mood.withLock { Int.random(in: 0..<oneIn, using: &$0.chance) == 0 }
        return try await base.write { connection in
            let result = try body(connection)
            if fails || holds { throw Failed() }
            return result
        }
    }
}
