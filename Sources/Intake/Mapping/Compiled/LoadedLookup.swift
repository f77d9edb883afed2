/// A look-up table, read into memory: for each key the values of the columns that are taken from it. Where a key stands
/// on several lines, the first counts.
final class LoadedLookup: @unchecked Sendable {
    // Sendable, since nothing of it changes once it is made.

    static let maximumBytes = 256 << 20

    private var keys = ByteTable()
    private var values: [String: [Field]] = [:]
    private let pool = TextPool()

    /// Reads the columns `taken` (named by the mapping, for messages) of the table at `path`.
    init(_ lookup: Lookup, path: String, taken: [ColumnName], limits: ReadLimits) throws(DiagnosticList) {
        let problems = DiagnosticCollector()
        do throws(Diagnostic) {
            let input = try InputFile(path: path, name: lookup.file).open(limits: limits)
            let key = Self.column(lookup.key, lookup.location, input.reader, lookup, problems)
            let columns = taken.map { ($0.name, Self.column($0.name, $0.location, input.reader, lookup, problems)) }
            if !problems.hasErrors, let key { try read(input.reader, key, columns, lookup) }
        } catch {
            problems.error(
                at: lookup.location, "lookup `\(lookup.name)` can't be used: \(error.location): \(error.message)",
                suggestion: error.suggestion)
        }
        try problems.throwErrors()
    }

    /// The value for a key; absent when the key or its value is.
    func find(_ key: Field, column: [Field]) -> Field {
        keys.find(key).map { column[$0] } ?? .absent
    }

    func column(_ name: String) -> [Field] { values[name] ?? [] }

    private func read(
        _ reader: any RowReader, _ key: Int, _ columns: [(String, Int?)], _ lookup: Lookup
    ) throws(Diagnostic) {
        for (name, _) in columns { values[name] = [] }
        while true {
            switch try reader.next() {
            case .end: return
            case .unreadable(let line, let fault):
                throw Diagnostic(at: SourceLocation(file: lookup.file, line: line), fault.message)
            case .row(let row):
                guard !row[key].isEmpty, keys.insert(row[key]).isNew else { continue }
                for (name, column) in columns { values[name]?.append(pool.keep(column.map { row[$0] } ?? .absent)) }
                guard keys.byteCount + pool.byteCount <= Self.maximumBytes else {
                    throw Diagnostic(
                        at: SourceLocation(file: lookup.file, line: row.line),
                        "the table is larger than \(Self.maximumBytes >> 20) MiB", suggestion: "join it beforehand")
                }
            }
        }
    }

    private static func column(
        _ name: String, _ location: SourceLocation, _ reader: any RowReader, _ lookup: Lookup,
        _ problems: DiagnosticCollector
    ) -> Int? {
        if let column = reader.column(named: name) { return column }
        problems.error(
            at: location, "\(lookup.file) has no column `\(name)`",
            suggestion: NearestName.suggestion(for: name, among: reader.columnNames))
        return nil
    }
}
