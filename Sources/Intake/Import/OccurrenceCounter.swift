import ColumnStore

/// Tells equal events of one file apart by their number, so that two equal purchases stay two, and the same file
/// imported again adds nothing.
struct OccurrenceCounter {
    private var first = IdentitySet()
    private var repeats: [EventIdentity: UInt32] = [:]

    mutating func identity(of row: EventRow, _ builder: borrowing BlockBuilder) -> EventIdentity {
        let identity = builder.contentIdentity(of: row, occurrence: 0)
        if first.insert(identity) { return identity }
        let occurrence = repeats[identity, default: 0] + 1
        repeats[identity] = occurrence
        return builder.contentIdentity(of: row, occurrence: occurrence)
    }
}
