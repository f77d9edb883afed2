/// An answer as rows and columns: what the command line prints, what every CSV export contains, and what stands behind
/// a chart. One type, so that they can't drift apart.
package struct Table: Sendable {
    /// One cell; numbers keep their type so that CSV gets the plain figure.
    package enum Cell: Sendable, Hashable {
        case text(String)
        case whole(Int64)
        case number(Double)
        case absent
    }

    package var columns: [String]
    package var rows: [[Cell]]

    package init(columns: [String], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }
}

extension Table.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .whole(value) }

    package init(_ value: some BinaryInteger) { self = .whole(Int64(value)) }
    package init(_ text: String?) { self = text.map { .text($0) } ?? .absent }
    package init(_ number: Double?) { self = number.map { .number($0) } ?? .absent }
}

extension Table {
    /// RFC 4180 with CRLF. Text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV
    /// injection).
    package func csv() -> String {
        ([columns.map { Cell.text($0) }] + rows).map(Self.csvLine).joined()
    }

    /// One record of such a file.
    static func csvLine(_ row: [Cell]) -> String {
        row.map(csvField).joined(separator: ",") + "\r\n"
    }

    private static func csvField(_ cell: Cell) -> String {
        switch cell {
        case .absent: return ""
        case .whole(let value): return String(value)
        case .number(let value): return value.isFinite ? String(value) : ""
        case .text(let text): return csvField(text)
        }
    }

    /// Scalar by scalar: a comma or a quote with an accent over it is one character that is neither, yet every reader
    /// of the file takes it for one.
    private static func csvField(_ text: String) -> String {
        let field = isFormula(text) ? "'" + text : text
        guard field.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return field }
        var quoted = "\"".unicodeScalars
        for scalar in field.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? ["\"", "\""] : [scalar]) }
        return String(quoted) + "\""
    }

    /// The text again of a field that this wrote, its quotes already undone.
    static func text(ofField field: String) -> String {
        field.unicodeScalars.first == "'" && isFormula(field) ? String(field.unicodeScalars.dropFirst()) : field
    }

    /// Whether a spreadsheet would take the text for a formula. One behind apostrophes gets another, so that taking the
    /// first away always gives the text again.
    private static func isFormula(_ text: String) -> Bool {
        text.unicodeScalars.first { $0 != "'" }.map(formulaStarts.contains) ?? false
    }

    /// What a spreadsheet begins a formula with, the wide signs of East Asian keyboards among them.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Aligned columns for a terminal: numbers to the right, text to the left.
    package func text() -> String {
        let cells = rows.map { $0.map(Self.textField) }
        let widths = columns.indices.map { column in
            ([columns[column]] + cells.map { $0[column] }).map(\.count).max() ?? 0
        }
        let isNumber = columns.indices.map { column in
            rows.contains { row in
                switch row[column] {
                case .whole, .number: true
                case .text, .absent: false
                }
            }
        }
        func line(_ fields: [String]) -> String {
            let padded = fields.indices.map { index in
                let space = String(repeating: " ", count: widths[index] - fields[index].count)
                return isNumber[index] ? space + fields[index] : fields[index] + space
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return line(columns) + line(rule) + cells.map(line).joined()
    }

    private static func textField(_ cell: Cell) -> String {
        switch cell {
        case .absent: "–"
        case .whole(let value): String(value)
        case .number(let value): value.shortened
        case .text(let text): TerminalText.inOneLine(text)
        }
    }
}
