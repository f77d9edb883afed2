import ColumnStore

/// Tells equal events of one file apart by their number, so that two equal purchases stay two, and the same file
/// imported again adds nothing.
struct OccurrenceCounter {
    private var first = IdentitySet()
    private var repeats: [EventIdentity: UInt32] = [:]

    mutating func identity(of row: EventRow, _ builder: borrowing BlockBuilder) -> EventIdentity {
        let identity = builder.contentIdentity(of: row, occurrence: 0)
        let occurrence = occurrence(of: identity)
        return occurrence == 0 ? identity : builder.contentIdentity(of: row, occurrence: occurrence)
    }

    /// The events with their final identities, where some of them are not the first of their content.
    mutating func identified(_ read: ReadBlock) -> EventBlock {
        if read.unnamed.isEmpty { return read.block }
        var identities: [EventIdentity]?
        for index in read.unnamed.map(Int.init) {
            let occurrence = occurrence(of: read.block.identities[index])
            guard occurrence > 0 else { continue }
            if identities == nil { identities = Array(read.block.identities) }
            identities?[index] = read.block.contentIdentity(at: index, occurrence: occurrence)
        }
        return identities.map { read.block.identified(by: IdentityColumn($0)) } ?? read.block
    }

    /// How many events of this content came before.
    private mutating func occurrence(of identity: EventIdentity) -> UInt32 {
        if first.insert(identity) { return 0 }
        repeats[identity, default: 0] += 1
        return repeats[identity] ?? 0
    }
}
