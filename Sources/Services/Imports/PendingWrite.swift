import Dispatch
import Synchronization

/// A write that goes on while a thread reads ahead, and that the thread can wait for.
///
/// Only for threads of `BlockingWork`: waiting on the cooperative pool could keep the write itself from running.
final class PendingWrite: Sendable {
    private let finished = DispatchSemaphore(value: 0)
    private let outcome = Mutex<Result<Void, any Error>>(.success(()))

    init(_ body: @escaping @Sendable () async throws -> Void) {
        Task {
            do {
                try await body()
            } catch {
                outcome.withLock { $0 = .failure(error) }
            }
            finished.signal()
        }
    }

    /// To be called once.
    func wait() throws {
        finished.wait()
        try outcome.withLock { $0 }.get()
    }
}
