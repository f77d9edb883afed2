package import ColumnStore

/// Takes what an import brings, block by block.
package protocol ImportSink {
    associatedtype Failure: Error

    /// Whether the event is new; it then counts as known from now on.
    mutating func isNew(_ identity: EventIdentity) -> Bool

    /// A block of new events; full, but for the last ones of the import.
    mutating func take(_ block: EventBlock, _ progress: ImportProgress) throws(Failure)

    mutating func take(_ reject: Reject) throws(Failure)

    /// Called every few thousand rows; throwing ends the import.
    mutating func report(_ progress: ImportProgress) throws(Failure)
}

/// Why an import ended before its end.
package enum ImportFailure<SinkFailure: Error>: Error {
    /// A file, or the mapping, can't be used.
    case input(DiagnosticList)
    /// What takes the events refused.
    case sink(SinkFailure)
}

extension ImportFailure: Sendable where SinkFailure: Sendable {}
