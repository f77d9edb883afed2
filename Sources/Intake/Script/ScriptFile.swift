/// One file of a script: its path inside the script's folder, and its text as its author wrote it.
package struct ScriptFile: Hashable, Sendable, Codable {
    package static let companyPath = "company.yaml"
    package static let journeysFolder = "journeys/"

    /// `company.yaml` or `journeys/<name>.yaml`, with forward slashes.
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

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
