import Dispatch
import Synchronization

/// Work that goes on while a thread reads ahead, and that the thread can wait for.
final class PendingWork<Value: Sendable>: Sendable {
    private let finished = DispatchSemaphore(value: 0)
    private let outcome = Mutex<Result<Value, any Error>?>(nil)

    /// Begins at once.
    init(_ body: @escaping @Sendable () async throws -> Value) {
        Task {
            let result: Result<Value, any Error>
            do {
                result = .success(try await body())
            } catch {
                result = .failure(error)
            }
            outcome.withLock { $0 = result }
            finished.signal()
        }
    }

    var isFinished: Bool { outcome.withLock { $0 != nil } }

    /// To be called by a thread of its own only: waiting on the cooperative pool could keep the work from running.
    func wait() throws -> Value {
        finished.wait()
        finished.signal()
        return try outcome.withLock { outcome in
            guard let outcome else { preconditionFailure("signalled before its end") }
            return try outcome.get()
        }
    }
}
