/// One row of an answer, read by column name and type.
package struct SQLRow: Sendable {
    private let columns: [String]
    private let values: [SQLValue]
    private let statement: String

    /// Made by a driver; `columns` and `values` run side by side.
    package init(columns: [String], values: [SQLValue], statement: String) {
        precondition(columns.count == values.count, "a row has one value for each column")
        self.columns = columns
        self.values = values
        self.statement = statement
    }

    /// The value of a column. Fails, naming column, type and statement, when the column is missing or holds something
    /// else than the type asked for.
    package func value<T: SQLConvertible>(_ column: String, as type: T.Type = T.self) throws(SQLDecodingError) -> T {
        guard let index = columns.firstIndex(of: column) else {
            throw SQLDecodingError(
                column: column, problem: .noSuchColumn(columns: columns), type: "\(type)", statement: statement)
        }
        return try value(at: index)
    }

    /// The first column's value, for answers of one column.
    package func first<T: SQLConvertible>(as type: T.Type = T.self) throws(SQLDecodingError) -> T {
        guard !columns.isEmpty else {
            throw SQLDecodingError(
                column: "1", problem: .noSuchColumn(columns: []), type: "\(type)", statement: statement)
        }
        return try value(at: 0)
    }

    private func value<T: SQLConvertible>(at index: Int) throws(SQLDecodingError) -> T {
        guard let value = T(sqlValue: values[index]) else {
            throw SQLDecodingError(
                column: columns[index], problem: .wrongType(found: values[index].kindName), type: "\(T.self)",
                statement: statement)
        }
        return value
    }
}

/// A row doesn't hold what the program expects: the program and the database's tables don't fit together.
package struct SQLDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Problem: Sendable, Hashable {
        case noSuchColumn(columns: [String])
        /// Names the kind of value, never the value.
        case wrongType(found: String)
    }

    package let column: String
    package let problem: Problem
    package let type: String
    package let statement: String

    package var description: String {
        switch problem {
        case .noSuchColumn(let columns):
            "column '\(column)' (\(type)) isn't in the answer, which has "
                + "\(columns.joined(separator: ", ")): \(statement)"
        case .wrongType(let found):
            "column '\(column)' holds \(found) where \(type) is expected: \(statement)"
        }
    }
}
