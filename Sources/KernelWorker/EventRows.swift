import ColumnStore
import Experience
import Foundation
import Intake
import JourneyEngine

/// Rows of text on standard input as events, through a mapping: one given, or that of the standard column names.
struct EventRows {
    let mappingPath: String?
    /// Names for columns without a header, by commas.
    let columns: String?
    let time: StandardMapping.TimeFormat
    let currency: Currency?

    private static let inputName = "standard input"

    func footage() throws(KernelFailure) -> InputOptions.Footage {
        do throws(DiagnosticList) {
            let given = try given()
            var csv = given?.csv ?? CSVFormat()
            if columns != nil { csv.hasHeader = false }
            let reader = try open(csv)
            let mapping = if let given { given } else { try standard(reader) }
            let lookups = try LoadedLookups(
                mapping, folder: mappingPath.map { URL(filePath: $0).deletingLastPathComponent().path })
            let mapper = try RowMapper(
                mapping, reader: reader, fileName: Self.inputName, lookups: lookups, currency: currency)
            return try read(reader, mapper)
        } catch {
            throw .unusable(error)
        }
    }

    private func open(_ csv: CSVFormat) throws(DiagnosticList) -> any RowReader {
        do throws(Diagnostic) {
            return try InputFile(path: "/dev/stdin", name: Self.inputName).open(as: .csv, csv: csv).reader
        } catch {
            throw DiagnosticList([error])
        }
    }

    private func given() throws(DiagnosticList) -> Mapping? {
        guard let mappingPath else { return nil }
        guard let data = FileManager.default.contents(atPath: mappingPath),
            let text = String(data: data, encoding: .utf8)
        else {
            throw Self.fault("this mapping can't be read", "name a file of UTF-8 text", file: mappingPath)
        }
        return try Mapping(yaml: text, file: mappingPath)
    }

    private func standard(_ reader: any RowReader) throws(DiagnosticList) -> Mapping {
        let named = columns.map { $0.split(separator: ",").map(String.init) } ?? reader.columnNames
        var places: [String: String] = [:]
        for (index, name) in named.enumerated() where StandardMapping.names.contains(name) {
            places[name] = columns == nil ? name : "\(index + 1)"
        }
        if columns != nil, let unknown = named.first(where: { $0 != "-" && places[$0] == nil }) {
            let near = NearestName.suggestion(for: unknown, among: StandardMapping.names)
            throw Self.fault("--columns: there is no field “\(unknown)”", near ?? "write - to pass a column over")
        }
        if let missing = StandardMapping.required.first(where: { places[$0] == nil }) {
            throw Self.fault(
                "no column is called “\(missing)”; there are \(named.prefix(30).joined(separator: ", "))",
                "name the columns with --columns, or say what they mean with --mapping")
        }
        let names = StandardMapping.names.filter { places[$0] != nil }
        let text = StandardMapping.text(of: names, time: time) { places[$0] ?? $0 }
        return try Mapping(yaml: text, file: Self.inputName)
    }

    private static func fault(_ message: String, _ suggestion: String, file: String = inputName) -> DiagnosticList {
        DiagnosticList([Diagnostic(at: SourceLocation(file: file, line: 1), message, suggestion: suggestion)])
    }

    /// Events that name their own id count once; all others as often as they come.
    private func read(
        _ reader: any RowReader, _ mapper: RowMapper
    ) throws(DiagnosticList) -> InputOptions.Footage {
        var builder = BlockBuilder()
        var log = LogBuilder()
        var known = IdentitySet()
        var rejects = RowRejects()
        rows: while true {
            let step: RowStep
            do throws(Diagnostic) { step = try reader.next() } catch { throw DiagnosticList([error]) }
            switch step {
            case .end: break rows
            case .unreadable(let line, let fault): rejects.add(fault.message, line: line)
            case .row(let row):
                switch mapper.map(row) {
                case .notSelected: continue
                case .rejected(let reason, let column, let value):
                    rejects.add(
                        reason.explanation + (column.map { " in “\($0)”" } ?? "")
                            + (value.isEmpty ? "" : ": `\(value)`"), line: row.line)
                case .events(let count):
                    for draft in 0..<count {
                        if let identity = mapper.sourceIdentity(ofDraft: draft), !known.insert(identity) { continue }
                        builder.append(mapper.row(ofDraft: draft, in: &builder))
                        if builder.isFull { log.add(builder.finish()) }
                    }
                }
            }
        }
        log.add(builder.finish())
        rejects.tell()
        return InputOptions.Footage(log: log.build(), setAside: rejects.count)
    }
}

/// Rows that were no events: counted, and the first few told.
private struct RowRejects {
    private(set) var count = 0
    private var told: [String] = []

    mutating func add(_ message: String, line: Int) {
        count += 1
        if told.count < 10 { told.append("  standard input:\(line): \(message)") }
    }

    func tell() {
        guard count > 0 else { return }
        let rows = count == 1 ? "1 row was set aside" : "\(count) rows were set aside"
        KernelOutput.complain("\(rows):\n" + told.joined(separator: "\n") + (count > 10 ? "\n  and so on" : ""))
    }
}
