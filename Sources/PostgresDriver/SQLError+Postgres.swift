import CLibPQ
import SQL

extension SQLError {
    /// What the server, or libpq itself, said about a result or a lost connection.
    init(state: String?, message: String, statement: String?) {
        let state = state ?? "LIBPQ"
        self.init(
            kind: Kind(state: state), code: state, message: Self.withoutValues(message, state),
            statement: statement, remedy: Self.remedy(state))
    }

    /// The connection is gone, or was never there.
    static func lost(_ connection: OpaquePointer?, statement: String? = nil) -> SQLError {
        let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        return SQLError(
            kind: .connection, code: "08006", message: message.split(separator: "\n").joined(separator: "; "),
            statement: statement, remedy: unreachable)
    }

    private static let unreachable =
        "The database can't be reached. Check that the PostgreSQL server runs, that its address, user and password are "
        + "right, and that it lets this machine in."

    /// Messages about data that doesn't fit repeat the data behind a colon.
    private static func withoutValues(_ message: String, _ state: String) -> String {
        guard state.hasPrefix("22") else { return message }
        return String(message.prefix { $0 != ":" && $0 != "\"" })
    }

    private static func remedy(_ state: String) -> String? {
        switch state {
        case "42501":
            "The database user lacks a right. Let it own the database, or grant it usage and create on its schema."
        case "3D000": "There is no such database on the server. Create it first: createdb NAME."
        case "28P01", "28000": "The database server refused the user or the password."
        case "53300": "The database server has no connection left. Raise its max_connections, or lower the pool's."
        case "53100": "The database server's disk is full; nothing was changed. Free some space and try again."
        case "57014":
            "The database server took too long and was stopped; nothing was changed. Try again when it is less busy."
        case "58030": failingDisk
        case "25006": "The database server takes no changes: it is a standby, or set to read only."
        default: state.hasPrefix("08") || state.hasPrefix("57P") ? unreachable : nil
        }
    }
}

extension SQLError.Kind {
    /// By SQLSTATE (PostgreSQL documentation, appendix A).
    init(state: String) {
        switch state {
        case "23505": self = .constraint(.unique)
        case "23503": self = .constraint(.foreignKey)
        case "23502": self = .constraint(.notNull)
        case "23514": self = .constraint(.check)
        case "40001", "40P01", "55P03", "57014": self = .busy
        case "53100": self = .diskFull
        case "25006": self = .readOnly
        case "42501": self = .denied
        case "3D000", "53300", "57P01", "57P02", "57P03": self = .connection
        case "XX001", "XX002": self = .corrupt
        default:
            if state.hasPrefix("23") {
                self = .constraint(.other)
            } else {
                self = state.hasPrefix("08") || state.hasPrefix("28") ? .connection : .other
            }
        }
    }
}

extension SQLError {
    /// Two transactions got in each other's way and this one gave way: the same may succeed at once.
    var isConflict: Bool { code == "40001" || code == "40P01" }
    /// A transaction's number was never given out, as far as the server knows.
    var isOfTheFuture: Bool { code == "22023" }
    /// The statement was stopped from outside.
    var isStopped: Bool { code == "57014" }
}
