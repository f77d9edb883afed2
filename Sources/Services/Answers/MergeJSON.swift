import Experience

/// That two ids are one customer, and whether that was taken back.
package struct MergeJSON: Encodable, Sendable {
    let absorbed: String
    let kept: String
    let mergedAt: String
    let reason: String
    /// Null while they are one.
    let undoneAt: String?
    let undoneReason: String?

    package init(_ merge: PersonMerge) {
        absorbed = merge.absorbed
        kept = merge.kept
        mergedAt = merge.mergedAt.iso8601
        reason = merge.reason
        undoneAt = merge.undoneAt?.iso8601
        undoneReason = merge.undoneReason
    }
}

/// All merges, the latest first.
package struct MergesJSON: Encodable, Sendable {
    let merges: [MergeJSON]

    package init(_ merges: [PersonMerge]) {
        self.merges = merges.map(MergeJSON.init)
    }
}
