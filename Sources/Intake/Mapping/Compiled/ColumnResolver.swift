/// Finds the columns that a mapping names in one file; those that aren't there are reported at their place in the
/// mapping.
final class ColumnResolver {
    private let column: (String) -> Int?
    private let columnNames: () -> [String]
    private let fileName: String
    private let missing: [String]
    private let lookups: [String: LoadedLookup]
    private let problems: DiagnosticCollector

    init(
        column: @escaping (String) -> Int?, columnNames: @escaping () -> [String], fileName: String,
        missing: [String], lookups: [String: LoadedLookup], problems: DiagnosticCollector
    ) {
        self.column = column
        self.columnNames = columnNames
        self.fileName = fileName
        self.missing = missing
        self.lookups = lookups
        self.problems = problems
    }

    func value(_ source: ValueSource) -> CompiledValue {
        var column: Int?
        if case .column(let name) = source.origin { column = find(name) }
        let lookup = source.taking.flatMap { lookups[$0.lookup] }
        return CompiledValue(source, column: column, missing: missing, lookup: lookup)
    }

    func condition(_ condition: RowCondition) -> CompiledCondition {
        CompiledCondition(condition, column: find(condition.column), missing: missing)
    }

    /// The column's number; one past all others when it isn't there, which `problems` then tells.
    private func find(_ column: ColumnName) -> Int {
        if let found = self.column(column.name) { return found }
        problems.error(
            at: column.location, "\(fileName) has no column `\(column.name)`",
            suggestion: NearestName.suggestion(for: column.name, among: columnNames()))
        return .max
    }
}
