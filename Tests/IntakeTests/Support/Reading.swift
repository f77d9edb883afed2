import Intake

/// A record as a reader gave it, kept beyond the reader's next step.
enum ReadStep: Hashable {
    case row(line: Int, values: [String])
    case unreadable(line: Int, RejectReason)
}

/// Reads everything a reader gives. `columns` are looked up first; without them every column is read.
func readAll(_ reader: any RowReader, columns: [String]? = nil) throws -> [ReadStep] {
    let numbers = columns?.map { reader.column(named: $0) ?? .max }
    var steps: [ReadStep] = []
    while true {
        switch try reader.next() {
        case .end: return steps
        case .unreadable(let line, let fault): steps.append(.unreadable(line: line, fault.reason))
        case .row(let row):
            let values = (numbers ?? Array(0..<row.count)).map { row[$0].text }
            steps.append(.row(line: row.line, values: values))
        }
    }
}

/// The values of the rows, without their lines.
func values(_ steps: [ReadStep]) -> [[String]] {
    steps.compactMap { if case .row(_, let values) = $0 { values } else { nil } }
}

func csv(
    _ text: String, pieces: [Int] = [.max], format: CSVFormat = CSVFormat(), limits: ReadLimits = ReadLimits()
) throws(Diagnostic) -> CSVReader {
    try CSVReader(MemoryBytes(Array(text.utf8), pieceSizes: pieces), file: "t.csv", format: format, limits: limits)
}

func ndjson(_ text: String, pieces: [Int] = [.max], limits: ReadLimits = ReadLimits()) -> NDJSONReader {
    NDJSONReader(MemoryBytes(Array(text.utf8), pieceSizes: pieces), file: "t.ndjson", limits: limits)
}

func xes(_ text: String, pieces: [Int] = [.max], limits: ReadLimits = ReadLimits()) throws(Diagnostic) -> XESReader {
    try XESReader(MemoryBytes(Array(text.utf8), pieceSizes: pieces), file: "t.xes", limits: limits)
}

/// The fault that ends a reading; nil when it comes to its end.
func fault(_ body: () throws -> Void) -> Diagnostic? {
    do {
        try body()
        return nil
    } catch {
        return error as? Diagnostic
    }
}
