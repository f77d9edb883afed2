import CLibPQ
import Foundation
import Synchronization

/// Tells the server from another thread to stop what one of its connections does.
final class PostgresStopper: Sendable {
    private struct State {
        /// The address of libpq's `PGcancel` while a transaction runs.
        var handle: UInt = 0
        var wasStopped = false
    }

    private let state = Mutex(State())

    func begin(_ connection: OpaquePointer) {
        let handle = UInt(bitPattern: PQgetCancel(connection))
        state.withLock { $0 = State(handle: handle) }
    }

    /// Whether anything was stopped since the beginning.
    func end() -> Bool {
        state.withLock { state in
            PQfreeCancel(OpaquePointer(bitPattern: state.handle))
            state.handle = 0
            return state.wasStopped
        }
    }

    /// Returns at once; the word goes out over a connection of its own, on a thread of its own.
    func stop() {
        let thread = Thread { [self] in
            state.withLock { state in
                guard let handle = OpaquePointer(bitPattern: state.handle) else { return }
                state.wasStopped = true
                var message = [CChar](repeating: 0, count: 256)
                _ = PQcancel(handle, &message, CInt(message.count))
            }
        }
        thread.start()
    }
}
