import ColumnStore
import Experience
import Foundation
import Intake

/// Tables: in pieces as in one, and column by column on threads as row by row.
enum TableReading {
    /// Columns by their place, so that no header has to be hit.
    private static let mappings = [
        """
        format: csv
        csv: {header: false}
        events:
          - {id: {column: "1"}, customer: {column: "2"}, time: {column: "3", format: unix_ms}, \
        touchpoint: {column: "4"}}
        """,
        """
        format: csv
        csv: {header: false, delimiter: ","}
        missing: ["?", "NULL"]
        events:
          - {customer: {column: "1"}, time: {column: "2", format: iso8601, zone: Europe/Berlin}, \
        touchpoint: {column: "3"}, amount: {column: "4"}, currency: {column: "5"}, score: {column: "6"}}
        """,
        """
        format: csv
        csv: {header: false, delimiter: ";", encoding: latin-1}
        where: [{column: "4", is_not: [x]}]
        events:
          - {customer: {column: "1"}, time: {column: "2", format: unix_s}, touchpoint: {column: "3", \
        map: {a: b, c: null}, map_default: d}, asks: {column: "4", split: "|"}, facts: {column: "5"}, \
        effort: {column: "6", unit: minutes}, due: {column: "7"}, direction: {column: "8"}}
        """,
        """
        format: csv
        csv: {header: false, delimiter: ","}
        events:
          - {id: {column: "1"}, customer: {column: "2"}, time: {column: "3", format: "yyyy-MM-dd HH:mm:ss", \
        zone: UTC}, touchpoint: {column: "4"}}
          - {customer: {column: "2"}, time: {column: "5", format: unix_s}, touchpoint: {constant: due}, \
        scale: {column: "6"}, score: {column: "7", decimal: ","}, when: [{column: "5", present: true}]}
        """,
    ]

    /// The first byte chooses the mapping and the size of the pieces.
    static func read(_ bytes: [UInt8], folder: String) throws {
        let choice = Int(bytes.first ?? 0)
        let table = Array(bytes.dropFirst())
        try RecordReading.compare(table) { source throws(Diagnostic) in
            try CSVReader(source, file: "f", limits: RecordReading.limits)
        }
        let mapping = try Mapping(yaml: mappings[choice % mappings.count], file: "m.yaml")
        let path = folder + "/table.csv"
        try Data(table).write(to: URL(filePath: path))
        let byRow = try outcome { try rows(path, mapping) }
        let byColumn = try outcome { try columns(path, mapping, pieceBytes: choice < 128 ? 1 : 1 << 20) }
        try promise(byRow == byColumn, "by column: \(byColumn), by row: \(byRow)")
        try guess(path)
    }

    /// A mapping that is guessed can be read, whatever the columns are called.
    private static func guess(_ path: String) throws {
        _ = try outcome {
            let guess = try MappingGuess.write(for: [InputFile(path: path)])
            do {
                _ = try Mapping(yaml: guess, file: "guess.yaml")
            } catch {
                throw BrokenPromise("the guess can't be read: \(error) in \(guess)")
            }
            return []
        }
    }

    /// What became of it, in plain values; columns that a file doesn't have refuse it.
    private static func outcome(_ read: () throws -> [String]) throws -> [String] {
        do {
            return try read()
        } catch let error as Diagnostic {
            try RecordReading.checkPlace(error)
            return [error.description]
        } catch let error as DiagnosticList {
            for fault in error.diagnostics { try RecordReading.checkPlace(fault) }
            return error.diagnostics.map(\.description)
        }
    }

    private static func rows(_ path: String, _ mapping: Mapping) throws -> [String] {
        let input = try InputFile(path: path).open(as: .csv, csv: mapping.csv, limits: RecordReading.limits)
        let mapper = try RowMapper(mapping, reader: input.reader, fileName: "table.csv")
        var builder = BlockBuilder()
        var rejects: [String] = []
        while true {
            switch try input.reader.next() {
            case .end: return facts(builder.finish()) + rejects
            case .unreadable(let line, let fault): rejects.append("\(line) \(fault.reason) \(input.reader.recordText)")
            case .row(let row):
                switch mapper.map(row) {
                case .notSelected: continue
                case .rejected(let reason, _, _): rejects.append("\(row.line) \(reason) \(input.reader.recordText)")
                case .events(let count):
                    for draft in 0..<count { builder.append(mapper.row(ofDraft: draft, in: &builder)) }
                }
            }
        }
    }

    private static func columns(_ path: String, _ mapping: Mapping, pieceBytes: Int) throws -> [String] {
        var sink = Kept()
        let options = ImportOptions(limits: RecordReading.limits, threads: 1, pieceBytes: pieceBytes)
        do {
            _ = try ImportPipeline(mapping, files: [InputFile(path: path)], folder: nil, options: options)
                .run(into: &sink)
        } catch ImportFailure<Never>.input(let faults) {
            throw faults
        }
        return sink.blocks.flatMap(facts)
            + sink.rejects.map { "\($0.line) \($0.reason) \($0.text)" }
    }

    /// All of a block's events but their identities, which are the import's to give.
    private static func facts(_ block: EventBlock) -> [String] {
        (0..<block.count).map { index in
            let texts = TextColumn.allCases.map { block.text($0, at: index) ?? "" }
            let amount = block.amountMinor(at: index)
            let score = block.score(at: index)
            let effort = block.effortSeconds(at: index)
            let due = block.due(at: index)
            return "\(block.times[index]) \(texts) \(amount as Int64?) \(score as Int32?) \(effort as Int32?) "
                + "\(due as Int64?)"
        }
    }

    private struct Kept: ImportSink {
        var blocks: [EventBlock] = []
        var rejects: [Reject] = []

        mutating func isNew(_ identity: EventIdentity) -> Bool { true }
        mutating func take(_ block: EventBlock, _ progress: ImportProgress) throws(Never) { blocks.append(block) }
        mutating func take(_ reject: Reject) throws(Never) { rejects.append(reject) }
        mutating func report(_ progress: ImportProgress) throws(Never) {}
    }
}
