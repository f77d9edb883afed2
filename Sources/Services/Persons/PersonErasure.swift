package import Experience
import Stores

/// That a person was erased, when and why, without their name.
package struct PersonErasure: Sendable, Hashable {
    /// Stands for their id; nobody can read it from this.
    package let key: String
    package let erasedAt: Timestamp
    /// Nil until nothing is left to do.
    package let finishedAt: Timestamp?
    package let reason: String
    package let events: Int
    package let rejectedRows: Int

    init(_ record: ErasureRecord) {
        key = record.key.text
        erasedAt = record.erasedAt
        finishedAt = record.finishedAt
        reason = record.reason
        events = record.events
        rejectedRows = record.rejectedRows
    }
}
