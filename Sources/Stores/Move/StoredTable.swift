package import SQL

/// A table with everything that is to be known to copy it: its name, its columns and what its rows are in order by.
package struct StoredTable: Sendable {
    package let name: StaticString
    let columns: [StaticString]
    let key: [StaticString]

    /// All tables of the data folder but the list of migrations, in an order in which rows may be added.
    package static let all = [
        StoredTable(name: "sequence_number", columns: ["name", "value"], key: ["name"]),
        StoredTable(
            name: "footage_block",
            columns: [
                "arrival", "customer_partition", "slice", "arrival_to", "event_count", "first_time", "last_time",
                "checksum", "byte_count", "bytes",
            ], key: ["arrival", "customer_partition", "slice"]),
        StoredTable(
            name: "import_run",
            columns: [
                "id", "started_at", "finished_at", "state", "file_names", "mapping", "rows_read",
                "rows_not_selected", "events_added", "events_known", "events_rejected", "rejected_by_reason",
                "rejects_path", "failure",
            ], key: ["id"]),
        StoredTable(
            name: "script_version", columns: ["number", "created_at", "content_hash", "files"], key: ["number"]),
        StoredTable(
            name: "erasure",
            columns: [
                "customer_partition", "customer_key", "erased_at", "finished_at", "customer", "reason", "events",
                "rejected_rows",
            ], key: ["customer_partition", "customer_key", "erased_at"]),
        StoredTable(
            name: "customer_merge",
            columns: [
                "customer_partition", "absorbed", "merged_at", "kept", "reason", "undone_at", "undone_reason",
            ], key: ["customer_partition", "absorbed", "merged_at"]),
        StoredTable(
            name: "job",
            columns: [
                "id", "kind", "payload", "is_restartable", "added_at", "lease_until", "attempt", "interruptions",
            ], key: ["id"]),
        StoredTable(name: "kept_file", columns: ["name", "version", "added_at", "byte_count"], key: ["name"]),
        StoredTable(
            name: "kept_file_piece", columns: ["name", "version", "piece", "added_at", "bytes"],
            key: ["name", "version", "piece"]),
        StoredTable(name: "setting", columns: ["name", "value"], key: ["name"]),
    ]

    package var columnNames: [String] { columns.map { "\($0)" } }
    package var keyNames: [String] { key.map { "\($0)" } }

    /// What the migrations put into it: there before anybody has written.
    var isPrefilled: Bool { "\(name)" == "sequence_number" }

    /// Every row, in the order of the key.
    package func forEachRow(on connection: any SQLConnection, _ body: ([SQLValue]) throws -> Void) throws {
        let statement: SQL = "select \(list(columns)) from \(unsafeRaw: name) order by \(list(key))"
        try connection.forEachRow(statement) { row in
            try body(try columns.map { try row.value("\($0)", as: SQLValue.self) })
        }
    }

    func empty(on connection: any SQLConnection) throws {
        try connection.execute("delete from \(unsafeRaw: name)")
    }

    func count(on connection: any SQLConnection) throws -> Int {
        try connection.value("select count(*) from \(unsafeRaw: name)") ?? 0
    }

    private func list(_ names: [StaticString]) -> SQL { .list(names.map { "\(unsafeRaw: $0)" }) }
}
