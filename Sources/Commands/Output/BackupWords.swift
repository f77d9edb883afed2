import Backup
import Experience
import Services

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
        try Renderer(format: output.format).write(
            DigestedTables(tables: summary.tables).table, json: BackupJSON(summary, took: took), text: text(outcome))
    }

    private func text(_ outcome: String) -> String {
        let rows = Figures.count(summary.rows, "row", "rows")
        let files = Figures.count(summary.files, "file", "files")
        let made = Timestamp(milliseconds: summary.madeAt).iso8601
        return "\(summary.path) \(outcome): \(MemoryLimit(bytes: summary.bytes)), \(rows) and \(files) as of \(made)"
            + "\(summary.isEncrypted ? ", encrypted" : ""), in \(took.inWords).\n"
    }
}

/// A backup in figures.
private struct BackupJSON: Encodable, Sendable {
    let file: String
    let madeAt: String
    let bytes: Int
    let encrypted: Bool
    let rows: Int
    let files: Int
    let fileBytes: Int
    let tables: [DigestedTableJSON]
    let tookMs: Int64

    init(_ summary: BackupSummary, took: Wait) {
        file = summary.path
        madeAt = Timestamp(milliseconds: summary.madeAt).iso8601
        bytes = summary.bytes
        encrypted = summary.isEncrypted
        rows = summary.rows
        files = summary.files
        fileBytes = summary.fileBytes
        tables = DigestedTables(tables: summary.tables).json
        tookMs = took.milliseconds
    }
}
