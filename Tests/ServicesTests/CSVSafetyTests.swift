import Foundation
import Intake
import TestSupport
import Testing

@testable import Services

/// What comes from customers and files must stay text in every program that opens our CSV.
@Suite("Tables written as CSV")
struct CSVSafetyTests {
    private static let starts = ["=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "＝", "＋", "－", "＠"]

    /// The cells of one row as any reader of CSV sees them.
    private func cells(_ row: [Table.Cell]) throws -> [String] {
        let names = row.indices.map { "c\($0)" }
        let text = Table(columns: names, rows: [row]).csv()
        let reader = try CSVReader(MemoryBytes(Array(text.utf8)), file: "t.csv", format: CSVFormat(delimiter: 0x2C))
        guard case .row(let read) = try reader.next() else { return [] }
        return names.indices.map { read[$0].text }
    }

    @Test("no text begins as a formula", arguments: starts)
    func defused(_ start: String) throws {
        // An accent makes one character of the sign and itself; spreadsheets look at the sign.
        for rest in ["1+1", "cmd|'/c calc'!A1", "\u{301}SUM(A1)", "", "\"\",\(start)1"] {
            let text = start + rest
            #expect(try cells([.text("x"), .text(text)]) == ["x", "'" + text])
        }
    }

    @Test("figures stay figures")
    func figures() throws {
        #expect(try cells([.whole(-5), .number(-0.25), .number(.nan), .absent]) == ["-5", "-0.25", "", ""])
    }

    @Test("no text leaves its cell, whatever stands over its commas and quotes")
    func contained() throws {
        for text in ["a\"\u{301},=1+1,\"", "a,\u{301}=1", "\u{301},b", "\"\u{20DD}\"", "a\n\u{301}=1", "a\r\n=1"] {
            #expect(try cells([.text(text), .text("end")]) == [text, "end"])
        }
    }

    @Test("what was defused is read back as it was")
    func roundTrip() throws {
        var chance = SeededGenerator(seed: 4)
        let parts = Self.starts + ["'", "''", "a", "\u{301}", "\"", ",", "1"]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 1...5, using: &chance))
                .compactMap { _ in parts.randomElement(using: &chance) }.joined()
            let read = try cells([.text("x"), .text(text)])
            #expect(read.map(Table.text(ofField:)) == ["x", text])
        }
    }

    @Test("no text commands the terminal")
    func terminal() {
        let text = Table(columns: ["c"], rows: [["a\u{1B}[2J\u{9B}31m\u{7F}\u{7}\r\nb"]]).text()
        #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }
}
