/// What a database has behind it and what is still to come: the answer to a dry run.
package struct MigrationPlan: Sendable, Hashable {
    package let applied: [AppliedMigration]
    package let pending: [Migration]

    /// Compares the whole list of what was applied with the whole list of what is known, so that a step that was added
    /// late, altered or taken away is never passed over in silence.
    package init(known: [Migration], applied: [AppliedMigration]) throws(MigrationError) {
        for (position, (step, done)) in zip(known, applied).enumerated() {
            if step.name != done.name {
                throw Self.difference(at: position, known: known, applied: applied)
            }
            if step.checksum != done.checksum { throw .altered(step.name) }
        }
        if applied.count > known.count {
            throw .newer(unknown: applied.dropFirst(known.count).map(\.name))
        }
        self.applied = applied
        self.pending = Array(known.dropFirst(applied.count))
    }

    private static func difference(
        at position: Int, known: [Migration], applied: [AppliedMigration]
    ) -> MigrationError {
        let expected = known[position].name
        let found = applied[position].name
        if !applied.contains(where: { $0.name == expected }) { return .missing(expected, appliedInstead: found) }
        if !known.contains(where: { $0.name == found }) { return .unknown(found) }
        return .reordered(position: position, expected: expected, found: found)
    }
}

/// Why a program doesn't touch a database: its tables have another history than the program knows.
package enum MigrationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The database has taken all known steps and more.
    case newer(unknown: [String])
    /// A step reads differently from when it was applied.
    case altered(String)
    /// A known step wasn't applied though later ones were.
    case missing(String, appliedInstead: String)
    /// A step was applied that isn't known, though later ones are.
    case unknown(String)
    case reordered(position: Int, expected: String, found: String)

    package var description: String {
        switch self {
        case .newer(let unknown):
            "This data was written by a newer version of Throughline (it has \(unknown.joined(separator: ", "))). "
                + "Use that version or a later one; nothing was changed."
        case .altered(let name):
            "The database step '\(name)' is not the one that was applied to this data. "
                + "Use the version of Throughline that wrote it; nothing was changed."
        case .missing(let name, let other):
            "The database step '\(name)' was never applied to this data, but '\(other)' was in its place. "
                + "Use the version of Throughline that wrote it; nothing was changed."
        case .unknown(let name):
            "The database step '\(name)' was applied to this data but is not known here. "
                + "Use the version of Throughline that wrote it; nothing was changed."
        case .reordered(let position, let expected, let found):
            "Step \(position + 1) of this data is '\(found)' where '\(expected)' is expected. "
                + "Use the version of Throughline that wrote it; nothing was changed."
        }
    }
}
