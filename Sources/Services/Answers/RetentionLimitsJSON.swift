package import Experience

/// How long each kind of data is kept, and what goes or went by that.
package struct RetentionLimitsJSON: Encodable, Sendable {
    struct Kind: Encodable, Sendable {
        let kind: String
        /// Null for ever.
        let keep: String?
        let note: String
        /// Null unless somebody asked what goes.
        let going: RetentionCountJSON?
    }

    struct Always: Encodable, Sendable {
        let name: String
        let kept: String
        let reason: String
    }

    let kinds: [Kind]
    let always: [Always]
    let unfinished: String?

    package init(_ limits: RetentionLimits, _ counts: RetentionCounts?, _ always: [KeptAlways]) {
        kinds = RetentionKind.allCases.map { kind in
            Kind(
                kind: kind.rawValue, keep: limits[kind]?.text, note: RetentionText.note(on: kind),
                going: counts?.kinds[kind].map(RetentionCountJSON.init))
        }
        self.always = always.map { Always(name: $0.name, kept: $0.span, reason: $0.reason) }
        unfinished = counts?.scrubbing
    }
}

/// How much of one kind goes, or went.
package struct RetentionCountJSON: Encodable, Sendable {
    let count: Int
    let bytes: Int
    let customers: Int
    let first: String?
    let last: String?
    let names: [String]
    let isEverything: Bool
    let unreadable: String?

    package init(_ count: RetentionCount) {
        self.count = count.count
        bytes = count.bytes
        customers = count.customers
        first = count.first?.iso8601
        last = count.last?.iso8601
        names = count.names
        isEverything = count.isEverything
        unreadable = count.unreadable.isEmpty ? nil : count.unreadable.sentence
    }
}

/// A limit that was changed.
package struct RetentionChangeJSON: Encodable, Sendable {
    let kind: String
    let keep: String?
    let going: RetentionCountJSON
    let words: [String]

    package init(_ change: RetentionChange) {
        kind = change.kind.rawValue
        keep = change.span?.text
        going = RetentionCountJSON(change.going)
        words = RetentionText.sentences(of: change)
    }
}
