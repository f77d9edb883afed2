import ColumnStore
import Synchronization

/// Which events are known already: stored ones, and those that somebody has claimed and is about to write.
final class KnownEvents: Sendable {
    private struct State {
        var identities = IdentitySet()
        /// Some stored events may have come when whole numbers were hashed: then a number is looked for so, too.
        var mayHashNumbers = false
        /// Claims made so far: a moment in their order.
        var claims = 0
        /// Somebody waits for claimed events to be written.
        var isAwaited = false
        /// Events that other servers have written while somebody here had claimed them, too.
        var overtaken: Set<EventIdentity> = []
        /// Whether anybody has asked yet: until then nothing is kept.
        var isInUse = false
        /// False once claims may stand for events that were never written.
        var isTrusted = true
        /// Claims of an earlier generation stand for nothing.
        var generation = 0

        mutating func isKnownHashed(_ identity: EventIdentity) -> Bool {
            mayHashNumbers && identity.hashedNumber.map(identities.contains) ?? false
        }

        mutating func claim(_ identity: EventIdentity) -> Bool {
            claims += 1
            return isKnownHashed(identity) ? false : identities.insert(identity)
        }
    }

    private let state = Mutex(State())

    var isTrusted: Bool { state.withLock { $0.isTrusted } }

    /// How often claims have come to nothing: those made now hold as long as it stays.
    var generation: Int { state.withLock { $0.generation } }

    /// The same; nil while what is known can't be trusted, and nobody should claim anything.
    var trustedGeneration: Int? { state.withLock { $0.isTrusted ? $0.generation : nil } }

    /// Bytes of memory that it holds.
    var memory: Int { state.withLock { $0.identities.memory } }

    /// Takes an identity; false when somebody has it already.
    func claim(_ identity: EventIdentity) -> Bool {
        state.withLock { $0.claim(identity) }
    }

    /// Takes the identities of a block; the places of those that somebody has already.
    func claim(_ column: IdentityColumn) -> [Int] {
        state.withLock { state in
            guard state.mayHashNumbers else {
                state.claims += column.count
                return state.identities.insert(contentsOf: column)
            }
            return column.indices.filter { !state.claim(column[$0]) }
        }
    }

    /// The moment up to which claims have been made.
    var claims: Int { state.withLock { $0.claims } }

    var isAwaited: Bool { state.withLock { $0.isAwaited } }

    func setAwaited(_ isAwaited: Bool) {
        state.withLock { $0.isAwaited = isAwaited }
    }

    /// Adds the identities of a stored block.
    func add(_ column: IdentityColumn) {
        state.withLock { state in
            _ = state.identities.insert(contentsOf: column)
            if column.mayHashNumbers { state.mayHashNumbers = true }
        }
    }

    /// Adds the identities of a block that another server has written, if anybody looks at them. Those that are known
    /// already may be claimed here and on their way to the disk.
    func addNews(_ column: IdentityColumn) {
        state.withLock { state in
            guard state.isInUse else { return }
            for place in state.identities.insert(contentsOf: column) { state.overtaken.insert(column[place]) }
            if column.mayHashNumbers { state.mayHashNumbers = true }
        }
    }

    /// Events that others have written, whoever claimed them here: not to be written again.
    var overtaken: Set<EventIdentity> { state.withLock { $0.overtaken } }

    /// Nobody has claimed anything that is not written.
    func forgetOvertaken() {
        state.withLock { $0.overtaken = [] }
    }

    /// Says that claims may stand for events that were never written: all is to be learnt again from the disk, and
    /// whoever has claimed events and not yet written them has to claim them anew.
    func distrust() {
        state.withLock { state in
            state.isTrusted = false
            state.generation += 1
        }
    }

    func startAnew() {
        state.withLock { state in
            state.identities = IdentitySet()
            state.mayHashNumbers = false
            state.isInUse = true
            state.isTrusted = true
        }
    }
}
