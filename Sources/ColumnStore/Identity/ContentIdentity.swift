/// The identity of an event that its source doesn't name: all its fields' values (not their codes, so any block
/// agrees) and which of several equal events it is, counted from 0.
private struct ContentIdentity {
    private var mixer = IdentityMixer()

    init(time: Int64) {
        mixer.add(UInt64(bitPattern: time))
    }

    @inline(__always)
    mutating func add(_ column: Int, hash: UInt64) { mixer.add(field: UInt64(column) &+ 1, hash) }

    @inline(__always)
    consuming func finish(
        amount: Int64?, score: Int32?, effort: Int32?, due: Int64?, occurrence: UInt32
    ) -> EventIdentity {
        if let amount { mixer.add(field: 101, UInt64(bitPattern: amount)) }
        if let score { mixer.add(field: 102, UInt64(bitPattern: Int64(score))) }
        if let effort { mixer.add(field: 103, UInt64(bitPattern: Int64(effort))) }
        if let due { mixer.add(field: 104, UInt64(bitPattern: due)) }
        mixer.add(field: 105, UInt64(occurrence))
        return mixer.identity
    }
}

extension BlockBuilder {
    /// The identity of a row whose codes are of this builder.
    package func contentIdentity(of row: EventRow, occurrence: UInt32) -> EventIdentity {
        var identity = ContentIdentity(time: row.time)
        for column in 0..<TextColumn.count where row.codes[column] != 0 {
            identity.add(column, hash: hash(of: row.codes[column], inColumn: column))
        }
        return identity.finish(
            amount: row.amountMinor, score: row.score, effort: row.effortSeconds, due: row.due,
            occurrence: occurrence)
    }
}

extension EventBlock {
    /// The identity of an event by its content.
    package func contentIdentity(at index: Int, occurrence: UInt32) -> EventIdentity {
        var identity = ContentIdentity(time: times[index])
        for column in 0..<TextColumn.count where !columns[column].codes.isEmpty && columns[column].codes[index] != 0 {
            identity.add(column, hash: columns[column].dictionary.hash(of: columns[column].codes[index]))
        }
        return identity.finish(
            amount: amountMinor(at: index), score: score(at: index), effort: effortSeconds(at: index),
            due: due(at: index), occurrence: occurrence)
    }
}
