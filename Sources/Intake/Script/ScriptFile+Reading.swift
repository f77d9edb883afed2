package import Experience

extension ScriptFile {
    /// Takes bytes as they come from a disk or an upload; refuses what is not UTF-8, with the place.
    package init(path: String, bytes: [UInt8]) throws(Diagnostic) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Diagnostic(
                at: Self.placeOfFault(in: bytes, file: path), "this is not UTF-8 text",
                suggestion: "save the file with the encoding UTF-8")
        }
        self.init(path: path, text: text)
    }

    /// A file of a journey lies right in the folder of journeys.
    static func isJourneyPath(_ path: String) -> Bool {
        guard path.hasPrefix(journeysFolder) else { return false }
        let name = path.dropFirst(journeysFolder.count)
        return (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.contains("/") && !name.hasPrefix(".")
    }

    private static func placeOfFault(in bytes: [UInt8], file: String) -> SourceLocation {
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where String(validating: line, as: UTF8.self) == nil {
            let column = String(decoding: line, as: UTF8.self).prefix { $0 != "\u{FFFD}" }.unicodeScalars.count
            return SourceLocation(file: file, line: number + 1, column: column + 1)
        }
        return SourceLocation(file: file, line: 1)
    }
}
