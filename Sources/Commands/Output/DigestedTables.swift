import Services
import Stores

/// The database's tables with what their rows add up to, for those who compare two copies of them.
struct DigestedTables {
    let tables: [(table: String, digest: TableDigest)]

    var table: Table {
        var table = Table(columns: ["table", "rows", "checksum"])
        table.rows = tables.map { [.text($0.table), Table.Cell($0.digest.rows), .text($0.digest.hexadecimal)] }
        return table
    }

    var json: [DigestedTableJSON] {
        tables.map { DigestedTableJSON(table: $0.table, rows: $0.digest.rows, checksum: $0.digest.hexadecimal) }
    }
}

struct DigestedTableJSON: Encodable, Sendable {
    let table: String
    let rows: Int
    let checksum: String
}
