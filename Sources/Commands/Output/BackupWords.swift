import Backup
import Experience
import Services
import Stores

/// What was backed up or restored, as a person, a script or a table reads it.
struct BackupWords {
    private let summary: BackupSummary
    private let took: Wait

    init(_ summary: BackupSummary, took duration: Duration) {
        self.summary = summary
        let (seconds, attoseconds) = duration.components
        took = Wait(milliseconds: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }

    static let progress: @Sendable (BackupProgress) -> Void = { progress in
        Terminal.progress("\(progress.part): \(Figures.count(progress.count))")
    }

    func write(_ output: FormatOptions, _ outcome: String) throws {
        try Renderer(format: output.format).write(table, json: BackupJSON(summary, took: took), text: text(outcome))
    }

    private func text(_ outcome: String) -> String {
        let rows = Figures.count(summary.rows, "row", "rows")
        let files = Figures.count(summary.files, "file", "files")
        let made = Timestamp(milliseconds: summary.madeAt).iso8601
        return "\(summary.path) \(outcome): \(MemoryLimit(bytes: summary.bytes)), \(rows) and \(files) as of \(made)"
            + "\(summary.isEncrypted ? ", encrypted" : ""), in \(took.inWords).\n"
    }

    private var table: Table {
        var table = Table(columns: ["table", "rows", "checksum"])
        table.rows = summary.tables.map { [.text($0.table), Table.Cell($0.digest.rows), .text($0.digest.hexadecimal)] }
        return table
    }
}

/// A backup in figures.
private struct BackupJSON: Encodable, Sendable {
    struct Part: Encodable, Sendable {
        let table: String
        let rows: Int
        let checksum: String
    }

    let file: String
    let madeAt: String
    let bytes: Int
    let encrypted: Bool
    let rows: Int
    let files: Int
    let fileBytes: Int
    let tables: [Part]
    let tookMs: Int64

    init(_ summary: BackupSummary, took: Wait) {
        file = summary.path
        madeAt = Timestamp(milliseconds: summary.madeAt).iso8601
        bytes = summary.bytes
        encrypted = summary.isEncrypted
        rows = summary.rows
        files = summary.files
        fileBytes = summary.fileBytes
        tables = summary.tables.map {
            Part(table: $0.table, rows: $0.digest.rows, checksum: $0.digest.hexadecimal)
        }
        tookMs = took.milliseconds
    }
}
