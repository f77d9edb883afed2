import ColumnStore
package import Experience
package import SQL

/// Keeps every version of the script, within the transaction of its connection.
package struct ScriptStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// Makes these files the current version. The same files as the current version's are that version still; files
    /// of an older one make a new version, so that the numbers tell the history.
    package func add(_ files: [ScriptFile], at now: Timestamp) throws -> ScriptRecord {
        let files = files.sorted { ($0.path, $0.text) < ($1.path, $1.text) }
        let current = try current()
        if let current, current.files == files { return current }
        let record = ScriptRecord(
            number: (current?.number ?? 0) + 1, createdAt: now, contentHash: Self.hash(of: files), files: files)
        try connection.execute(
            """
            insert into script_version (number, created_at, content_hash, files)
            values (\(record.number), \(now), \(record.contentHash), \(JSONText(files)))
            """)
        return record
    }

    package func current() throws -> ScriptRecord? {
        try connection.first(
            "select \(Self.columns) from script_version order by number desc limit 1", Self.record(of:))
    }

    package func version(_ number: Int) throws -> ScriptRecord? {
        try connection.first("select \(Self.columns) from script_version where number = \(number)", Self.record(of:))
    }

    /// All versions, latest first.
    package func versions() throws -> [ScriptSummary] {
        try connection.all("select number, created_at, content_hash from script_version order by number desc") { row in
            ScriptSummary(
                number: try row.value("number"), createdAt: try row.value("created_at"),
                contentHash: try row.value("content_hash"))
        }
    }

    private static let columns: SQL = "number, created_at, content_hash, files"

    private static func record(of row: SQLRow) throws -> ScriptRecord {
        ScriptRecord(
            number: try row.value("number"), createdAt: try row.value("created_at"),
            contentHash: try row.value("content_hash"),
            files: try row.value("files", as: JSONText<[ScriptFile]>.self).value)
    }

    /// A short name for the content: XXH64 over every path and text with its length before it.
    private static func hash(of files: [ScriptFile]) -> String {
        var content = ""
        for file in files {
            content += "\(file.path.utf8.count):\(file.path)\(file.text.utf8.count):\(file.text)"
        }
        let digits = String(XXH64.hash(content), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension SQLConnection {
    package var scripts: ScriptStore { ScriptStore(connection: self) }
}
