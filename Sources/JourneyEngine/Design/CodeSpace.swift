import ColumnStore

/// Codes of names that the footage or the script knows: first those of the log, then those that only the script has.
package struct CodeSpace: Sendable {
    private let lived: NameTable
    private let designed: [String]
    private let designedCodes: [String: Int]

    init(_ lived: NameTable, and names: some Sequence<String>) {
        self.lived = lived
        var designed: [String] = []
        var codes: [String: Int] = [:]
        for name in names where !name.isEmpty && lived.code(of: name) == nil && codes[name] == nil {
            designed.append(name)
            codes[name] = lived.count + designed.count
        }
        self.designed = designed
        designedCodes = codes
    }

    /// The greatest code.
    package var count: Int { lived.count + designed.count }

    package subscript(code: Int) -> String {
        code <= lived.count ? lived[code] : designed[code - lived.count - 1]
    }

    /// Nil for a name that neither knows.
    package func code(of name: String) -> Int? { lived.code(of: name) ?? designedCodes[name] }
}
