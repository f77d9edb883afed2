import ColumnStore
import Synchronization

/// Which events are known already: stored ones, and those that somebody has claimed and is about to write.
final class KnownEvents: Sendable {
    private struct State {
        var identities = IdentitySet()
        /// False once claims may stand for events that were never written.
        var isTrusted = true
    }

    private let state = Mutex(State())

    var isTrusted: Bool { state.withLock { $0.isTrusted } }

    /// Bytes of memory that it holds.
    var memory: Int { state.withLock { $0.identities.memory } }

    /// Takes an identity; false when somebody has it already.
    func claim(_ identity: EventIdentity) -> Bool {
        state.withLock { $0.identities.insert(identity) }
    }

    func add(_ block: EventBlock) {
        state.withLock { state in
            for identity in block.identities { _ = state.identities.insert(identity) }
        }
    }

    /// Says that claims may stand for events that were never written: all is to be learnt again from the disk.
    func distrust() {
        state.withLock { $0.isTrusted = false }
    }

    func startAnew() {
        state.withLock { state in
            state.identities = IdentitySet()
            state.isTrusted = true
        }
    }
}
