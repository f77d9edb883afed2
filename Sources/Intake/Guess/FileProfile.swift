/// What a first look shows of one file.
struct FileProfile {
    static let rowsRead = 2_000

    let file: InputFile
    let format: InputFormat
    let csv: CSVFormat
    private(set) var columns: [ColumnProfile] = []
    private(set) var rows = 0

    /// Reads the first rows; as Latin-1 where they aren't UTF-8.
    init(_ file: InputFile) throws(Diagnostic) {
        let first = try Self(file, CSVFormat())
        self = first.isLatin1 ? try Self(file, CSVFormat(encoding: .latin1)) : first
    }

    private var isLatin1 = false

    private init(_ file: InputFile, _ csv: CSVFormat) throws(Diagnostic) {
        self.file = file
        var csv = csv
        let input: OpenInput
        do throws(Diagnostic) {
            input = try file.open(csv: csv, watchesAll: true)
        } catch {
            guard csv.encoding == .utf8 else { throw error }
            csv.encoding = .latin1
            input = try file.open(csv: csv, watchesAll: true)
        }
        format = input.format
        csv.delimiter = (input.reader as? CSVReader)?.delimiter
        self.csv = csv
        try read(input.reader)
    }

    private mutating func read(_ reader: any RowReader) throws(Diagnostic) {
        columns = reader.columnNames.map(ColumnProfile.init)
        while rows < Self.rowsRead {
            switch try reader.next() {
            case .end: return finish()
            case .unreadable(_, let fault):
                if fault.reason == .badEncoding { isLatin1 = true }
                rows += 1
            case .row(let row):
                rows += 1
                let names = reader.columnNames
                for index in columns.count..<max(columns.count, names.count) {
                    columns.append(ColumnProfile(name: names[index]))
                }
                for index in columns.indices { columns[index].add(row[index]) }
            }
        }
        finish()
    }

    private mutating func finish() {
        guard format == .csv else { return }
        isLatin1 = isLatin1 && csv.encoding == .utf8
    }

    /// Words that stand for missing values in any column.
    var placeholders: [String] { columns.reduce(into: Set<String>()) { $0.formUnion($1.placeholders) }.sorted() }
}
