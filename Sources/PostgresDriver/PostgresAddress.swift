import CLibPQ

/// Where a PostgreSQL database is and who asks there, as libpq reads it:
/// `postgres://user:password@host:5432/database?sslmode=verify-full`. Never shows its password.
package struct PostgresAddress: Sendable, Hashable {
    struct Setting: Sendable, Hashable {
        let keyword: String
        let value: String
    }

    /// What was said, in libpq's words; what was not comes from its environment and defaults.
    private(set) var settings: [Setting]

    /// Whether a text is meant as one.
    package static func isOne(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// Errors: `PostgresAddressError` for what libpq can't read.
    package init(_ text: String) throws(PostgresAddressError) {
        guard Self.isOne(text) else { throw PostgresAddressError(problem: "it doesn't begin with postgres://") }
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            throw PostgresAddressError(
                problem: Self.withoutSecrets(message.map { String(cString: $0) } ?? "", in: text))
        }
        defer { PQconninfoFree(options) }
        var settings: [Setting] = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                settings.append(Setting(keyword: String(cString: keyword), value: String(cString: value)))
            }
            option += 1
        }
        self.settings = settings
    }

    /// One of libpq's settings, if it was said.
    package func setting(_ keyword: String) -> String? { settings.first { $0.keyword == keyword }?.value }

    /// The same with one of libpq's settings said or said differently.
    package func setting(_ keyword: String, to value: String) -> PostgresAddress {
        var other = self
        other.settings.removeAll { $0.keyword == keyword }
        other.settings.append(Setting(keyword: keyword, value: value))
        return other
    }

    /// libpq may repeat what it could not read: that part may be a password.
    private static func withoutSecrets(_ message: String, in text: String) -> String {
        let first = message.prefix { $0 != "\"" && $0 != "\n" }
        return first.trimmed.isEmpty ? "libpq can't read it" : first.trimmed
    }
}

extension PostgresAddress: CustomStringConvertible {
    /// For messages and logs: host, port and database.
    package var description: String {
        let host = setting("host") ?? setting("hostaddr") ?? "localhost"
        let port = setting("port").map { ":\($0)" } ?? ""
        return "postgres://\(host)\(port)/\(setting("dbname") ?? setting("user") ?? "")"
    }
}

/// A database address that can't be read, without the address: it may hold a password.
package struct PostgresAddressError: Error, Sendable, Hashable, CustomStringConvertible {
    package let problem: String

    package var description: String {
        "The database address can't be read (\(problem)). Write postgres://USER:PASSWORD@HOST:PORT/DATABASE, "
            + "with special characters of the password as %XX; more settings after a “?”: sslmode=require, for example."
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while let last = text.last, last.isWhitespace || last == ":" { text.removeLast() }
        return String(text)
    }
}
