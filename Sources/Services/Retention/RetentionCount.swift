package import Experience

/// How much of one kind of data goes, or went, because it is older than it is kept for.
package struct RetentionCount: Sendable, Hashable {
    /// Events, imports, files or notes.
    package var count = 0
    /// Of the database's blocks or of files; 0 for rows of a few words.
    package var bytes = 0
    /// When the oldest and the latest of it happened.
    package var first: Timestamp?
    package var last: Timestamp?
    /// Whose events they are; 0 for other kinds.
    package var customers = 0
    /// Files of imports, names of files.
    package var names: [String] = []
    /// All footage that there is.
    package var isEverything = false
    /// Blocks that can't be read: whether their events are too old, nobody knows.
    package var unreadable = MissingFootage()

    package init() {}

    package var isEmpty: Bool { count == 0 }

    mutating func add(_ time: Timestamp, bytes: Int = 0, name: String? = nil) {
        count += 1
        self.bytes += bytes
        first = min(first ?? time, time)
        last = max(last ?? time, time)
        if let name { names.append(name) }
    }
}

/// What goes, or went, of each kind that has a limit.
package struct RetentionCounts: Sendable, Hashable {
    package var kinds: [RetentionKind: RetentionCount] = [:]
    /// What kept the database from forgetting what was deleted; nil when nothing did, or nobody asked for it.
    package var scrubbing: String?

    package var isEmpty: Bool { kinds.values.allSatisfy(\.isEmpty) }
}

/// How much somebody has agreed to lose.
package enum RetentionConsent: String, Sendable, Hashable, CaseIterable, Comparable {
    case nothing
    /// What was shown to them, as long as it isn't all footage that there is.
    case some
    case everything

    package static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.nothing, .some), (.nothing, .everything), (.some, .everything): true
        default: false
        }
    }
}

/// Why nothing was changed or removed.
package enum RetentionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Something would go, or everything, and nobody has agreed to that.
    case needsConsent(RetentionKind, RetentionCount)
    case importRuns(ImportID)
    /// Another server is removing at this moment.
    case isBusy

    package var description: String {
        switch self {
        case .needsConsent(let kind, let count):
            (count.isEverything ? "This would remove ALL footage: " : "This would remove ")
                + RetentionText.words(for: count, of: kind) + ". Nothing was changed; it has to be confirmed."
        case .importRuns(let id):
            "Import \(id) is running, and counts what it refuses; nothing was changed. Wait for its end and try again."
        case .isBusy: "Another server or command is removing what is too old at this moment. Try again later."
        }
    }
}
