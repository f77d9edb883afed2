import TestSupport

/// A table as no good exporter writes it, repeatable by seed: wrong values, ragged rows, quotes, odd line ends.
struct RandomTable {
    static let columns = [
        "id", "c", "t", "p", "dept", "amount", "cur", "score", "scale", "effort", "dir", "asks", "facts", "due", "x",
    ]

    /// Mappings of that table that use everything a mapping can say.
    static let mappings = [
        """
        events:
          - id: {column: id}
            customer: {column: c}
            time: {column: t, format: unix_ms}
            touchpoint: {column: p}
            department: {column: dept}
            amount: {column: amount, unit: minor}
            score: {column: score}
            effort: {column: effort}
        """,
        """
        missing: ["?", "NULL"]
        events:
          - customer: {column: c}
            time: {column: due, format: iso8601, zone: Europe/Berlin}
            touchpoint: {column: p}
            amount: {column: amount}
            currency: {column: cur}
            score: {column: score, decimal: ","}
            scale: {column: scale}
            direction: {column: dir}
            due: {column: due}
            facts: {column: facts}
        """,
        """
        missing: ["0"]
        where: [{column: x, is_not: [skip]}]
        events:
          - id: {column: id, missing: ["7"]}
            customer: {column: c}
            time: {column: t, format: unix_s}
            touchpoint: {column: p, map: {order: bought, "pay, later": paid}, map_default: other}
            department: {column: dept, map: {sales: Sales, shop: null}, map_strict: true}
            channel: {constant: web}
            asks: {column: asks, split: ";"}
            gives: {column: asks}
            facts: {dept: {column: dept}, x: {column: x}}
            effort: {column: effort, unit: minutes}
            amount: {column: amount, decimal: ","}
            when: [{column: p, present: true}]
        """,
        """
        events:
          - id: {column: id}
            customer: {column: c}
            time: {column: t, format: unix_ms}
            touchpoint: {column: p}
          - customer: {column: c}
            time: {column: due, format: "yyyy-MM-dd'T'HH:mm:ss'Z'"}
            touchpoint: {constant: due}
            when: [{column: due, present: true}]
        """,
    ]

    private static let values: [String: [String]] = [
        "id": ["7", "0", "007", "a-1", "", "123456789012345678", "1234567890123456789", "?", "1 2"],
        "c": ["anna", "bob", "", "C0001234567", "C0001234568", "ü-customer", "customer, the third", "x"],
        "t": [
            "1704070884189", "1704070884", "-5", "", "noon", "1704070884189.5", " 1704070884 ", "99999999999999999999",
            "0", "253402300800000", "12345678", "123456789", "?", "+17",
        ],
        "p": ["order", "pay, later", "pay", "", "he said \"no\"", "a touchpoint with a name of many words", "?"],
        "dept": ["sales", "shop", "Sales", "", "back\noffice", "?"],
        "amount": [
            "0", "19.99", "1,999.50", "-3", "1e3", "19,99", "", "x", "0.005", "12345678901234567890", "1.5.2", "5.",
            ".5", "--1", "-", "1234567", "NULL",
        ],
        "cur": ["EUR", "JPY", "eur", "TND", "", "euros", "?"],
        "score": ["8", "9.5", "11", "", "-1", "8,5", "1000", "ten", "3", "0"],
        "scale": ["0-10", "1-5", "", "5-1", "0-10", "-3-3"],
        "effort": ["120", "0", "1.5", "-1", "", "99999999999", "many", "35791394", "35791395"],
        "dir": ["in", "out", "int", "", "sideways", "?"],
        "asks": ["a;b", "b; a;a", "", "one", "?"],
        "facts": ["price=9;colour=red", "colour=red; price=9", "", "price", "price=1;price=2", "a=\"b\""],
        "due": [
            "2024-05-31T14:05:09Z", "2024-05-31T14:05:09.123Z", "2024-05-31 14:05:09", "2024-03-31T02:30:00", "",
            "2024-02-30T10:00:00Z", "2024-05-31", "2024-05-31T14:05:09+02:00", "2024-05-31T24:00:00Z", "soon",
            "2024-05-31T14:05:60Z", "2024-05-31T14:05:09.12Z", "2024-05-31x14:05:09Z", "?",
        ],
        "x": ["", "skip", "x"],
    ]

    private var chance: SeededGenerator
    private let end: String
    private let quotes: Bool

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
        end = ["\n", "\r\n", "\n", "\r"].randomElement(using: &chance) ?? "\n"
        quotes = Bool.random(using: &chance)
    }

    mutating func bytes(rows: Int) -> [UInt8] {
        var bytes: [UInt8] = Bool.random(using: &chance) ? [0xEF, 0xBB, 0xBF] : []
        bytes += (Self.columns.joined(separator: ",") + end).utf8
        for row in 0..<rows {
            bytes += line()
            if row < rows - 1 || Bool.random(using: &chance) { bytes += end.utf8 }
        }
        return bytes
    }

    private mutating func line() -> [UInt8] {
        switch Int.random(in: 0..<40, using: &chance) {
        case 0: return []
        case 1: return Array("only,two".utf8)
        case 2: return Array(String(repeating: ",", count: Self.columns.count + 3).utf8)
        case 3: return [0xFF] + fields().utf8
        case 4 where quotes: return Array(("\"7\"x" + fields().dropFirst()).utf8)
        default: return Array(fields().utf8)
        }
    }

    /// Mostly values that fit, so that most rows are events.
    private mutating func fields() -> String {
        Self.columns.map { column in
            let values = Self.values[column] ?? []
            let isPlain = Int.random(in: 0..<6, using: &chance) > 0
            if column == "id", isPlain { return String(Int.random(in: 0..<5_000, using: &chance)) }
            let value = isPlain ? values[0] : values.randomElement(using: &chance) ?? ""
            return written(value)
        }
        .joined(separator: ",")
    }

    private mutating func written(_ value: String) -> String {
        let mustQuote = value.contains(",") || value.contains("\"") || value.contains("\n")
        guard quotes else { return value.filter { !",\"\n".contains($0) } }
        guard mustQuote || Int.random(in: 0..<8, using: &chance) == 0 else { return value }
        return "\"" + value.replacing("\"", with: "\"\"") + "\""
    }
}
