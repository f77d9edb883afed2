/// What a database refused or couldn't do, sorted by what a caller can do about it.
///
/// Carries the database's code and the statement's text, never bound values.
package struct SQLError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case constraint(Constraint)
        /// Others hold what is needed, or two transactions got in each other's way: the same may succeed later.
        case busy
        case diskFull
        case corrupt
        case readOnly
        /// The account that the database knows us by may not do this.
        case denied
        /// The database can't be reached or opened.
        case connection
        /// The task that asked was cancelled; seen only within its closure, from outside it is `CancellationError`.
        case cancelled
        case other
    }

    package enum Constraint: String, Sendable, Hashable {
        case unique
        case foreignKey = "foreign key"
        case notNull = "not null"
        case check
        case other
    }

    package let kind: Kind
    /// The database's own code for it: SQLite's extended result code, or an SQLSTATE.
    package let code: String
    /// The database's own words, free of values.
    package let message: String
    package let statement: String?
    /// What happened and what to do, where the database knows more than its kind tells.
    private let remedy: String?

    package init(kind: Kind, code: String, message: String, statement: String?, remedy: String? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.statement = statement
        self.remedy = remedy
    }
}

extension SQLError {
    /// What to do where the disk under the database refuses to read or to write.
    package static let failingDisk =
        "The disk under the database can't be read or written. Check that it has room and is sound, and try again."
}

extension SQLError: CustomStringConvertible {
    package var description: String {
        let place = statement.map { " at: \($0)" } ?? ""
        return "\(summary) (\(code): \(message))\(place)"
    }

    /// What happened and what to do, without the database's own words.
    package var summary: String {
        if let remedy { return remedy }
        return switch kind {
        case .constraint(let constraint): "The database refused a change that breaks a \(constraint.rawValue) rule."
        case .busy: "The database is busy with another change. Try again in a moment."
        case .diskFull: "The disk is full; nothing was changed. Free some space and try again."
        case .corrupt: "The database file is damaged. Keep a copy of it and restore the last backup."
        case .readOnly: "The database can only be read. Check who owns the data folder and its permissions."
        case .denied: "The database refused what it was asked: the account it knows us by lacks the right."
        case .connection: "The database can't be opened. Check that the data folder exists and may be read and written."
        case .cancelled: "What was asked of the database was called off."
        case .other: "The database couldn't do what was asked."
        }
    }
}
