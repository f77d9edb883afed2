package import ColumnStore

/// Takes what an import brings, block by block.
package protocol ImportSink {
    associatedtype Failure: Error

    /// Whether the event is new; it then counts as known from now on.
    mutating func isNew(_ identity: EventIdentity) -> Bool

    /// The same for all events of a block: the places of those that are not new.
    mutating func claim(_ identities: IdentityColumn) -> [Int]

    /// A block of new events; nearly full, but for the last ones of the import.
    mutating func take(_ block: EventBlock, _ progress: ImportProgress) throws(Failure)

    mutating func take(_ reject: Reject) throws(Failure)

    /// Somebody waits for all claimed events to be handed over: that is to be done soon.
    var isAwaited: Bool { get }

    /// All that was claimed so far has been handed over.
    mutating func settle() throws(Failure)

    /// Called every few thousand rows; throwing ends the import.
    mutating func report(_ progress: ImportProgress) throws(Failure)
}

extension ImportSink {
    package var isAwaited: Bool { false }

    package mutating func settle() throws(Failure) {}

    package mutating func claim(_ identities: IdentityColumn) -> [Int] {
        var known: [Int] = []
        for (index, identity) in identities.enumerated() where !isNew(identity) { known.append(index) }
        return known
    }
}

/// Why an import ended before its end.
package enum ImportFailure<SinkFailure: Error>: Error {
    /// A file, or the mapping, can't be used.
    case input(DiagnosticList)
    /// What takes the events refused.
    case sink(SinkFailure)
}

extension ImportFailure: Sendable where SinkFailure: Sendable {}
