package import Experience

/// A version of the company's script, never changed, so that every figure can name the version it was made with.
package struct ScriptRecord: Sendable, Hashable {
    package let number: Int
    package let createdAt: Timestamp
    package let contentHash: String
    /// In the order of their paths.
    package let files: [ScriptFile]

    package var id: String { ScriptSummary.id(number) }
}

/// A version without its files.
package struct ScriptSummary: Sendable, Hashable {
    package let number: Int
    package let createdAt: Timestamp
    package let contentHash: String

    /// `v3`, as people see it.
    package var id: String { Self.id(number) }

    static func id(_ number: Int) -> String { "v\(number)" }

    /// The number behind `v3`; nil for anything else.
    package static func number(of id: String) -> Int? {
        guard id.hasPrefix("v"), let number = Int(id.dropFirst()), number > 0, Self.id(number) == id else { return nil }
        return number
    }
}
