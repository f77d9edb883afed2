import Foundation
import Intake

/// The rows of one import that did not fit, as a CSV that people can open, mend and import again.
///
/// Written through a buffer while the import runs; nothing is made when every row fits.
struct RejectsFile: ~Copyable {
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
