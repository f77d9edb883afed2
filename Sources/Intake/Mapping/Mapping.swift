package import ColumnStore

/// How a company's files say what happened: which column is the customer, which the time, and so on. Read from the
/// mapping file (YAML), compiled against the columns of each data file.
package struct Mapping: Hashable, Sendable {
    /// The mapping file's name, for messages.
    package var file: String
    /// Names of the data files this mapping is for; empty: any.
    package var files: [Glob] = []
    /// Nil: by name and content.
    package var format: InputFormat?
    package var csv = CSVFormat()
    /// Words that mean that nothing is given; the empty text always does.
    package var missing: [String] = []
    package var lookups: [Lookup] = []
    /// A row must meet all of them.
    package var conditions: [RowCondition] = []
    /// The events that each row tells of.
    package var events: [EventMapping]

    /// Whether the mapping is for a file of this name.
    package func applies(toFileNamed name: String) -> Bool {
        files.isEmpty || files.contains { $0.matches(name) }
    }

    /// Where the mapping first names a column; its first line when it doesn't.
    func line(ofColumn name: String) -> Int {
        let conditions = conditions + events.flatMap(\.conditions)
        var named = conditions.map(\.column)
        for case .column(let column) in events.flatMap(\.sources).map(\.origin) { named.append(column) }
        return named.filter { $0.name == name }.map(\.location.line).min() ?? 1
    }
}

/// A table beside the data, such as the names of agents by their number.
package struct Lookup: Hashable, Sendable {
    package var name: String
    /// Relative to the mapping file.
    package var file: String
    package var key: String
    package var location: SourceLocation
}

/// One event told by a row.
package struct EventMapping: Hashable, Sendable {
    package var location: SourceLocation
    /// Plain texts by their column.
    package var texts: [TextColumn: ValueSource] = [:]
    package var time: TimeSource
    package var due: TimeSource?
    package var amount: AmountSource?
    package var score: NumberSource?
    package var effort: EffortSource?
    package var id: ValueSource?
    package var asks: ListSource?
    package var gives: ListSource?
    package var facts: FactsSource?
    /// This event only for rows that meet all of them.
    package var conditions: [RowCondition] = []
}

/// A test on one column of a row.
package struct RowCondition: Hashable, Sendable {
    package enum Test: Hashable, Sendable {
        case isOneOf([String])
        case isNoneOf([String])
        case isPresent
        case isAbsent
        case matches(Glob)
    }

    package var column: ColumnName
    package var test: Test
}

/// The name of a column, and where the mapping says it.
package struct ColumnName: Hashable, Sendable {
    package var name: String
    package var location: SourceLocation
}
