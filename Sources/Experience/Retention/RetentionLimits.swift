/// How long each kind of data is kept; what has no limit is kept for ever.
package struct RetentionLimits: Sendable, Hashable {
    private var spans: [RetentionKind: KeptSpan] = [:]
    /// Somebody has agreed that all footage goes, as long as none of it is later than this.
    package var everythingThrough: Timestamp?

    package init() {}

    package subscript(kind: RetentionKind) -> KeptSpan? {
        get { spans[kind] }
        set { spans[kind] = newValue }
    }

    package var isEmpty: Bool { spans.isEmpty }

    /// The limit of one kind, without those of the others.
    package func only(_ kind: RetentionKind) -> RetentionLimits {
        var limits = RetentionLimits()
        limits[kind] = self[kind]
        return limits
    }
}
