/// A kind of data that somebody may want to keep for a while only.
package enum RetentionKind: String, Sendable, Hashable, CaseIterable {
    /// Events.
    case footage
    /// The records of imports that have ended: names of files, mapping, counts.
    case imports
    /// Rows of imported files that did not fit.
    case rejects
    /// The notes of erasures.
    case erasures
    /// Blocks that were set aside because they can't be read.
    case damaged
}
