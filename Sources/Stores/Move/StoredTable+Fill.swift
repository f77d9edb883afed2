package import SQL

extension StoredTable {
    /// Puts rows into this table and compares what it then keeps with what was sent.
    ///
    /// Errors: `MoveDiffers`, whatever `next` throws, `SQLError`.
    package func fill(
        on connection: any SQLConnection, from next: () throws -> [SQLValue]?, progress: (_ rows: Int) -> Void
    ) throws -> TableDigest {
        var sent = TableDigest()
        try empty(on: connection)
        try connection.insert(into: name, columns: columns) {
            guard let values = try next() else { return nil }
            sent.add(values)
            if sent.rows.isMultiple(of: 64) { progress(sent.rows) }
            return values
        }
        var stored = TableDigest()
        try forEachRow(on: connection) { stored.add($0) }
        guard stored == sent else { throw MoveDiffers(table: "\(name)") }
        progress(sent.rows)
        return sent
    }

    /// Errors: `TargetNotEmpty` where somebody has written already, `SQLError`.
    package static func refuseUnlessEmpty(_ tables: [StoredTable] = all, on connection: any SQLConnection) throws {
        for table in tables where !table.isPrefilled {
            if try table.count(on: connection) > 0 { throw TargetNotEmpty() }
        }
    }

    /// This table with only these of its columns, in this order, as an older version knew it; nil when it lacks one.
    package func selecting(_ names: [String]) -> StoredTable? {
        let selected = names.compactMap { name in columns.first { "\($0)" == name } }
        guard selected.count == names.count, Set(names).count == names.count, !names.isEmpty else { return nil }
        return StoredTable(name: name, columns: selected, key: key)
    }
}
