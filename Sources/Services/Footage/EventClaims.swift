import ColumnStore
import Stores

/// What a request or an import claims its events with, so that nothing goes in twice.
struct EventClaims: Sendable {
    let number: Int
    /// Of what was known when they began.
    let generation: Int
    let known: KnownEvents
    /// What is refused. Nobody is erased and no limit changed while an import runs.
    let gate: AdmissionGate
}

/// A write has failed since these events were claimed, so that what was known by then says nothing any more.
struct ClaimsLost: Error, CustomStringConvertible {
    var description: String { "writing other events failed meanwhile; send or import these again" }
}

/// Somebody who was told that an event is known, which another has claimed but perhaps not yet written.
struct ClaimWaiter {
    /// The moment of asking, in the order of claims.
    let claims: Int
    /// Those who haven't yet written everything they had claimed by then.
    var others: Set<Int>
    let continuation: CheckedContinuation<Void, Never>
}

/// A block with its bytes for the database, made by whoever had a thread free.
struct EncodedBlock: Sendable {
    let events: EventBlock
    let stored: NewBlock

    /// Nil for a block without events.
    init?(_ events: EventBlock) {
        guard let stored = NewBlock(events) else { return nil }
        self.events = events
        self.stored = stored
    }
}
