/// One step in the life of the database's tables; never changed once released.
///
/// Its text is what SQLite and PostgreSQL share, with a word in braces where the two differ: `{integer}` (64 bits),
/// `{real}` (64 bits), `{bytes}` and, after a table's closing bracket, `{strict}`.
package struct Migration: Sendable, Hashable {
    package let name: String
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Changes when the text does, by whichever database it is applied: FNV-1a, 64 bits (Fowler, Noll and Vo 1991).
    package var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// What the step is for, in the words of the comment that its text begins with; empty without one.
    package var purpose: String {
        let comment = text.split(separator: "\n").prefix { $0.hasPrefix("-- ") }
        return comment.map { $0.dropFirst(3) }.joined(separator: " ")
    }

    package func script(for dialect: SQLDialect) -> SQLScript {
        var text = text
        for (word, sqlite, postgres) in Self.words {
            text = text.split(separator: word, omittingEmptySubsequences: false)
                .joined(separator: dialect == .sqlite ? sqlite : postgres)
        }
        return SQLScript(text: text)
    }

    private static let words = [
        ("{integer}", "integer", "bigint"),
        ("{real}", "real", "double precision"),
        ("{bytes}", "blob", "bytea"),
        ("{strict}", "strict", ""),
    ]
}

/// A step that a database has taken.
package struct AppliedMigration: Sendable, Hashable {
    package let name: String
    package let checksum: String

    package init(name: String, checksum: String) {
        self.name = name
        self.checksum = checksum
    }
}
