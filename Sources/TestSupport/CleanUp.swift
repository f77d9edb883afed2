import Synchronization

/// Undoes what a test has set up, last thing first, whether the test passes or fails.
package final class CleanUp: Sendable {
    private let steps = Mutex<[@Sendable () async throws -> Void]>([])

    fileprivate init() {}

    package func add(_ step: @escaping @Sendable () async throws -> Void) {
        steps.withLock { $0.append(step) }
    }

    /// Every step is tried; the first failure among them is thrown.
    fileprivate func run() async throws {
        var failure: (any Error)?
        while let step = steps.withLock({ $0.popLast() }) {
            do { try await step() } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }
}

/// Gives the body a place to note what must be undone, and undoes it at the end.
package func withCleanUp<Result>(_ body: (CleanUp) async throws -> Result) async throws -> Result {
    let cleanUp = CleanUp()
    let result: Result
    do {
        result = try await body(cleanUp)
    } catch {
        try? await cleanUp.run()
        throw error
    }
    try await cleanUp.run()
    return result
}
