import Intake
import TestSupport
import Testing

/// Whatever is written as a table is read back the same.
@Suite struct CSVPropertyTests {
    private static let texts = [
        "", "a", "NA", "x,y", "5;6", "\"", "\"\"", "line\nbreak", "cr\rhere", "crlf\r\n", "ü €", " ",
    ]

    @Test(arguments: 0..<300)
    func aTableIsReadBackAsItWasWritten(_ seed: Int) throws {
        var chance = SeededGenerator(seed: UInt64(seed))
        let delimiter = try #require([",", ";", "\t", "|", "^"].randomElement(using: &chance))
        let end = try #require(["\n", "\r\n", "\r"].randomElement(using: &chance))
        let columns = Int.random(in: 2...6, using: &chance)
        let header = (0..<columns).map { "column \($0)" }
        let rows = (0..<Int.random(in: 0...20, using: &chance)).map { _ in
            ["key"] + (1..<columns).map { _ in Self.texts.randomElement(using: &chance) ?? "" }
        }
        var text = ([header] + rows)
            .map { $0.map { written($0, delimiter, &chance) }.joined(separator: delimiter) }
            .joined(separator: end)
        if Bool.random(using: &chance) { text += end }
        if Bool.random(using: &chance) { text = "\u{FEFF}" + text }
        let pieces = (0..<3).map { _ in Int.random(in: 1...30, using: &chance) }
        let limits = ReadLimits(recordBytes: 4_000, chunkBytes: Int.random(in: 16...200, using: &chance))
        let format = CSVFormat(delimiter: delimiter.utf8.first)
        #expect(try values(readAll(csv(text, pieces: pieces, format: format, limits: limits))) == rows)
    }

    /// Quoted where it must be, and now and then where it needn't.
    private func written(_ text: String, _ delimiter: String, _ chance: inout SeededGenerator) -> String {
        let mustQuote =
            text.contains(delimiter) || text.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) }
        guard mustQuote || Int.random(in: 0..<4, using: &chance) == 0 else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
