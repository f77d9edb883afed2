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
        try write(
            RejectRow(
                file: reject.file, line: reject.line, reason: reject.reason.rawValue, column: reject.column,
                message: reject.message, text: reject.text))
    }

    private mutating func write(_ row: RejectRow) throws {
        try begin()
        append(
            Table.csvLine([
                .text(row.file), Table.Cell(row.line), .text(row.reason), Table.Cell(row.column), .text(row.message),
                .text(row.text),
            ]))
        if buffer.count > 1 << 16 { try flush() }
    }

    /// The file with its header, unless it is there already.
    private mutating func begin() throws {
        guard handle == nil else { return }
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        handle = try FileHandle(forWritingTo: URL(filePath: path))
        append(Table(columns: Self.columns).csv())
    }

    /// Returns when everything is on disk: the import that says it is finished tells of these rows, too.
    mutating func finish() throws {
        try flush()
        try handle?.synchronize()
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
    /// A stretch of the file's rows that are wanted.
    static func rows(
        at path: String, offset: Int = 0, limit: Int = .max, where isWanted: (RejectRow) -> Bool
    ) throws -> [RejectRow] {
        var rows: [RejectRow] = []
        var passed = 0
        try forEachRow(at: path) { row in
            guard let row, isWanted(row) else { return true }
            passed += 1
            if passed > offset, rows.count < limit { rows.append(row) }
            return rows.count < limit
        }
        return rows
    }

    /// Takes out the rows that are unwanted, and those that can't be looked into. The file is replaced as a whole, or
    /// stays as it is.
    static func removeRows(at path: String, where isUnwanted: (RejectRow) -> Bool) throws {
        var rest = RejectsFile(path: path + restEnding)
        try rest.begin()
        var isSame = true
        try forEachRow(at: path) { row in
            if let row, !isUnwanted(row) { try rest.write(row) } else { isSame = false }
            return true
        }
        try rest.finish()
        if isSame {
            try FileManager.default.removeItem(atPath: rest.path)
        } else {
            guard rename(rest.path, path) == 0 else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
            }
        }
    }

    /// What a file's rest is called until it takes its place.
    static let restEnding = ".rest"

    /// Each row in turn, nil for one that can't be read, until `body` says false; none where there is no file.
    private static func forEachRow(at path: String, _ body: (RejectRow?) throws -> Bool) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let reader = try InputFile(path: path).open(as: .csv).reader
        let columns = columns.map { reader.column(named: $0) }
        while true {
            switch try reader.next() {
            case .end: return
            case .unreadable: guard try body(nil) else { return }
            case .row(let row):
                func text(_ index: Int) -> String { columns[index].map { Table.text(ofField: row[$0].text) } ?? "" }
                let reject = RejectRow(
                    file: text(0), line: Int(text(1)) ?? 0, reason: text(2), column: text(3).isEmpty ? nil : text(3),
                    message: text(4), text: text(5))
                guard try body(reject) else { return }
            }
        }
    }
}
