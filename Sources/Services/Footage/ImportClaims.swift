import ColumnStore
import Stores

/// What an import claims its events with, so that nothing goes in twice.
struct ImportClaims: Sendable {
    let number: Int
    let known: KnownEvents
}

/// Somebody who was told that an event is known, which an import has claimed but perhaps not yet written.
struct ClaimWaiter {
    /// The moment of asking, in the order of claims.
    let claims: Int
    /// The imports that haven't yet written everything they had claimed by then.
    var imports: Set<Int>
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
