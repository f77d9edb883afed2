import Foundation
import Intake

/// The rows of one import that did not fit, as a CSV that people can open, mend and import again.
///
/// Written through a buffer while the import runs; nothing is made when every row fits.
struct RejectsFile {
    static let columns = ["file", "line", "reason", "column", "message", "text"]

    let path: String
    private var handle: FileHandle?
    private var buffer = Data()

    init(path: String) {
        self.path = path
    }

    /// Whether anything was written.
    var isUsed: Bool { handle != nil }

    mutating func write(_ reject: Reject) throws {
        if handle == nil {
            _ = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            handle = try FileHandle(forWritingTo: URL(filePath: path))
            append(Table(columns: Self.columns).csv())
        }
        let row: [Table.Cell] = [
            .text(reject.file), Table.Cell(reject.line), .text(reject.reason.rawValue), Table.Cell(reject.column),
            .text(reject.message), .text(reject.text),
        ]
        append(Table.csvLine(row))
        if buffer.count > 1 << 16 { try flush() }
    }

    mutating func finish() throws {
        try flush()
        try handle?.close()
        handle = nil
    }

    private mutating func append(_ text: String) {
        buffer.append(contentsOf: text.utf8)
    }

    private mutating func flush() throws {
        guard let handle, !buffer.isEmpty else { return }
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}

extension RejectsFile {
    /// Takes out the rows that `isUnwanted` says of one of their texts; how many there were. The file is replaced as a
    /// whole, or stays as it is.
    static func removeRows(at path: String, where isUnwanted: (String) -> Bool) throws -> Int {
        let all = try rows(at: path, reason: nil, offset: 0, limit: .max)
        let kept = all.filter { row in ![row.file, row.message, row.text].contains(where: isUnwanted) }
        guard kept.count < all.count else { return 0 }
        let table = Table(
            columns: columns,
            rows: kept.map {
                [
                    .text($0.file), Table.Cell($0.line), .text($0.reason), Table.Cell($0.column), .text($0.message),
                    .text($0.text),
                ]
            })
        let file = URL(filePath: path)
        try Data(table.csv().utf8).write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return all.count - kept.count
    }

    /// A stretch of the file's rows, of one reason or of all.
    static func rows(at path: String, reason: String?, offset: Int, limit: Int) throws -> [RejectRow] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let reader = try InputFile(path: path).open(as: .csv).reader
        let columns = columns.map { reader.column(named: $0) }
        var rows: [RejectRow] = []
        var passed = 0
        while rows.count < limit {
            guard case .row(let row) = try reader.next() else { break }
            func text(_ index: Int) -> String { columns[index].map { row[$0].text } ?? "" }
            guard reason == nil || text(2) == reason else { continue }
            passed += 1
            guard passed > offset else { continue }
            rows.append(
                RejectRow(
                    file: text(0), line: Int(text(1)) ?? 0, reason: text(2), column: text(3).isEmpty ? nil : text(3),
                    message: text(4), text: text(5)))
        }
        return rows
    }
}
