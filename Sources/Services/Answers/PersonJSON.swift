import Experience

/// Everything that is kept about one person, for them to take along.
package struct PersonJSON: Encodable, Sendable {
    struct Event: Encodable, Sendable {
        /// Under which it came.
        let id: String
        let time: String
        /// Under the names of `POST /api/v1/events`.
        let fields: [String: String]
        let amountMinor: Int64?
        let score: Double?
        let effortSeconds: Int32?
        let due: String?
        let asks: [String]
        let gives: [String]
        let facts: [String: String]

        init(_ event: PersonRecord.Event) {
            id = event.id
            time = event.time.iso8601
            fields = event.texts
            amountMinor = event.amountMinor
            score = event.scoreHundredths.map { Double($0) / 100 }
            effortSeconds = event.effortSeconds
            due = event.due?.iso8601
            asks = event.asks
            gives = event.gives
            facts = event.facts
        }
    }

    struct Rejected: Encodable, Sendable {
        let importId: String
        let file: String
        let line: Int
        let reason: String
        let text: String
    }

    let customer: String
    let merges: [MergeJSON]
    let events: [Event]
    let rejectedRows: [Rejected]
    let imports: [String]
    /// What can't be read at the moment, and may hold more.
    let missing: String?

    package init(_ record: PersonRecord) {
        customer = record.customer
        merges = record.merges.map(MergeJSON.init)
        events = record.events.map(Event.init)
        rejectedRows = record.rejects.map {
            Rejected(
                importId: $0.importID, file: $0.row.file, line: $0.row.line, reason: $0.row.reason, text: $0.row.text)
        }
        imports = record.imports.map(\.text)
        missing = record.missing.isEmpty ? nil : record.missing.sentence
    }
}

/// What an erasure came to.
package struct ErasureOutcomeJSON: Encodable, Sendable {
    let ids: Int
    let events: Int
    let blocks: Int
    let rejectedRows: Int
    let deletedFiles: [String]
    let kept: [String]
    let backups: String
    /// Null when nothing is left to do.
    let unfinished: String?
    let unreadable: String?

    package init(_ outcome: ErasureOutcome) {
        ids = outcome.ids
        events = outcome.events
        blocks = outcome.blocks
        rejectedRows = outcome.rejectedRows
        deletedFiles = outcome.deletedFiles
        kept = ErasureOutcome.kept
        backups = ErasureOutcome.backups
        unfinished = outcome.scrubbing
        unreadable = outcome.unreadable.isEmpty ? nil : outcome.unreadable.sentence
    }
}

/// All erasures, without a name.
package struct ErasuresJSON: Encodable, Sendable {
    struct Erasure: Encodable, Sendable {
        let key: String
        let erasedAt: String
        let finishedAt: String?
        let reason: String
        let events: Int
        let rejectedRows: Int
    }

    let erasures: [Erasure]

    package init(_ records: [PersonErasure]) {
        erasures = records.map {
            Erasure(
                key: $0.key, erasedAt: $0.erasedAt.iso8601, finishedAt: $0.finishedAt?.iso8601, reason: $0.reason,
                events: $0.events, rejectedRows: $0.rejectedRows)
        }
    }
}
