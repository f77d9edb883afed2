import Foundation
import SQL
import Stores

/// What a backup says of itself before anything else: when it was made, of which tables with which columns.
struct Manifest: Codable, Hashable, Sendable {
    struct Step: Codable, Hashable, Sendable {
        let name: String
        let checksum: String
    }

    struct Table: Codable, Hashable, Sendable {
        let name: String
        let columns: [String]
    }

    /// Milliseconds since 1970 UTC.
    let madeAt: Int64
    /// What the database's tables had behind them.
    let steps: [Step]
    let tables: [Table]

    var bytes: [UInt8] {
        get throws { Array(try JSONEncoder().encode(self)) }
    }

    /// How many of our steps the tables had behind them.
    ///
    /// Errors: `MigrationError` when they are not ours, or newer.
    func checkedSteps() throws(MigrationError) -> Int {
        let applied = steps.map { AppliedMigration(name: $0.name, checksum: $0.checksum) }
        return try MigrationPlan(known: Schema.migrations, applied: applied).applied.count
    }

    /// The tables with the columns that the backup has of them; nil when it has what we don't know.
    func storedTables() -> [StoredTable]? {
        let found = tables.compactMap { table in
            StoredTable.all.first { "\($0.name)" == table.name }?.selecting(table.columns)
        }
        return found.count == tables.count && Set(tables.map(\.name)).count == found.count ? found : nil
    }
}

extension Manifest {
    /// Of the tables as this program knows them.
    init(madeAt: Int64, applied: [AppliedMigration]) {
        self.madeAt = madeAt
        steps = applied.map { Step(name: $0.name, checksum: $0.checksum) }
        tables = StoredTable.all.map { Table(name: "\($0.name)", columns: $0.columnNames) }
    }
}
