import ColumnStore
import Synchronization

/// Which events are known already. Filled from the stored blocks when the first event comes, so that those who only ask
/// questions never pay for it.
final class KnownEvents: Sendable {
    private let identities = Mutex<IdentitySet>(IdentitySet())

    /// Takes an identity; false when somebody has it already.
    func claim(_ identity: EventIdentity) -> Bool {
        identities.withLock { $0.insert(identity) }
    }

    func add(_ block: EventBlock) {
        identities.withLock { known in
            known.reserve(known.count + block.count)
            for identity in block.identities { _ = known.insert(identity) }
        }
    }

    /// Forgets everything, so that claims whose commit failed do not stay.
    func clear() {
        identities.withLock { $0 = IdentitySet() }
    }
}
