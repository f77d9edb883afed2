import Foundation

/// Writes figures as one line of JSON each on standard output, where the front script reads them.
enum Report {
    static func line(_ figures: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(figures) + Data("\n".utf8))
    }
}
