/// An answer as plain tables in their canonical order, so that two engines can be compared value by value. The shapes
/// are those of WORKLOAD.md.
package struct WorkloadAnswer: Hashable, Sendable {
    package enum Cell: Hashable, Sendable {
        case text(String)
        case whole(Int64)
        case real(Double)
    }

    package struct Table: Hashable, Sendable {
        package let name: String
        /// How many of the first columns are the key that rows are ordered by.
        package let keys: Int
        package let rows: [[Cell]]

        package init(_ name: String, keys: Int, _ rows: [[Cell]]) {
            self.name = name
            self.keys = keys
            self.rows = rows.sorted { Self.precedes($0.prefix(keys), $1.prefix(keys)) }
        }

        private static func precedes(_ left: ArraySlice<Cell>, _ right: ArraySlice<Cell>) -> Bool {
            for (one, other) in zip(left, right) where one != other {
                switch (one, other) {
                case (.text(let one), .text(let other)):
                    return one.utf8.lexicographicallyPrecedes(other.utf8)
                case (.whole(let one), .whole(let other)): return one < other
                case (.real(let one), .real(let other)): return one < other
                default: return false
                }
            }
            return false
        }
    }

    package let tables: [Table]

    package init(_ tables: [Table]) {
        self.tables = tables
    }

    /// What differs from the expected answer, in words; empty when they agree. Whole numbers and texts must be equal,
    /// floating figures to a relative 1e-9.
    package func differences(from expected: WorkloadAnswer, limit: Int = 5) -> [String] {
        var found: [String] = []
        if tables.map(\.name) != expected.tables.map(\.name) { return ["other tables: \(tables.map(\.name))"] }
        for (table, wanted) in zip(tables, expected.tables) {
            if table.rows.count != wanted.rows.count {
                found.append("\(table.name): \(table.rows.count) rows, expected \(wanted.rows.count)")
            }
            for (row, wantedRow) in zip(table.rows, wanted.rows) where !Self.agree(row, wantedRow) {
                found.append("\(table.name): \(Self.words(row)), expected \(Self.words(wantedRow))")
                if found.count >= limit { return found }
            }
        }
        return found
    }

    private static func agree(_ row: [Cell], _ other: [Cell]) -> Bool {
        row.count == other.count
            && zip(row, other).allSatisfy { left, right in
                guard case .real(let left) = left, case .real(let right) = right else { return left == right }
                return abs(left - right) <= 1e-9 * max(abs(left), abs(right))
            }
    }

    private static func words(_ row: [Cell]) -> String {
        row.map { cell in
            switch cell {
            case .text(let text): text
            case .whole(let number): "\(number)"
            case .real(let number): "\(number)"
            }
        }.joined(separator: " ")
    }
}

extension WorkloadAnswer {
    /// The answer as a JSON object of arrays of rows.
    package var json: String {
        let tables = tables.map { table in
            let rows = table.rows.map { row in "[" + row.map(Self.json).joined(separator: ", ") + "]" }
            return "\"\(table.name)\": [" + rows.joined(separator: ",\n") + "]"
        }
        return "{" + tables.joined(separator: ",\n") + "}"
    }

    /// The workload's texts hold neither quotes nor control characters.
    private static func json(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): "\"\(text)\""
        case .whole(let number): "\(number)"
        case .real(let number): "\(number)"
        }
    }
}
