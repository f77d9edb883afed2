import Dispatch
import Foundation
import Synchronization

/// Runs an actor on a thread of its own: libpq waits for the network, and neither tasks' shared threads nor Dispatch's
/// pool, which has as many as there are cores, may wait with it.
final class ThreadExecutor: SerialExecutor {
    private let line = Line()

    init(label: String) {
        let line = line
        let thread = Thread { line.work() }
        thread.name = label
        thread.start()
    }

    deinit {
        line.close()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        line.add { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

/// What a thread still has to do.
private final class Line: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let news = DispatchSemaphore(value: 0)

    func add(_ work: @escaping @Sendable () -> Void) {
        state.withLock { $0.waiting.append(work) }
        news.signal()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        news.signal()
    }

    func work() {
        while true {
            news.wait()
            let (todo, isClosed) = state.withLock { state in
                defer { state.waiting = [] }
                return (state.waiting, state.isClosed)
            }
            for work in todo { work() }
            if isClosed { return }
        }
    }
}
