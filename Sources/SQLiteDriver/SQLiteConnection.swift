import Foundation
import GRDB
import SQL

import struct SQL.SQL

/// One transaction's connection to the SQLite file. Statements are prepared once per connection and kept.
final class SQLiteConnection: SQLConnection {
    private let database: Database
    /// Statements whose rows are being read, which must not be started over by a call from within.
    private var open: Set<String> = []

    init(_ database: Database) {
        self.database = database
    }

    var dialect: SQLDialect { .sqlite }

    @discardableResult
    func execute(_ statement: SQL) throws(SQLError) -> Int {
        try translatingErrors(of: statement) {
            let prepared = try prepare(statement)
            try withArguments(statement.values[...]) { try prepared.execute(arguments: StatementArguments($0)) }
            return database.changesCount
        }
    }

    func forEachRow(_ statement: SQL, _ body: (SQLRow) throws -> Void) throws {
        let prepared = try translatingErrors(of: statement) { try prepare(statement) }
        let isOutermost = open.insert(statement.text).inserted
        defer {
            if isOutermost { open.remove(statement.text) }
        }
        let cursor = try translatingErrors(of: statement) {
            try Row.fetchCursor(prepared, arguments: StatementArguments(statement.values.map(\.databaseValue)))
        }
        let columns = prepared.columnNames
        while try translatingErrors(of: statement, { try cursor.next() != nil }) {
            let values = (0..<columns.count).map { SQLValue(column: CInt($0), of: prepared.sqliteStatement) }
            try body(SQLRow(columns: columns, values: values, statement: statement.text))
        }
    }

    func run(_ script: SQLScript) throws(SQLError) {
        try translatingErrors(of: nil) { try database.execute(sql: script.text) }
    }

    func hasTable(_ name: String) throws(SQLError) -> Bool {
        try translatingErrors(of: nil) { try database.tableExists(name) }
    }

    private func prepare(_ statement: SQL) throws -> Statement {
        try statement.refuseZeroBytes()
        return open.contains(statement.text)
            ? try database.makeStatement(sql: statement.text)
            : try database.cachedStatement(sql: statement.text)
    }

    /// Hands the values over without copying bytes: blocks are large, and SQLite reads them before this returns.
    private func withArguments(
        _ values: ArraySlice<SQLValue>, prefix: [DatabaseValue] = [], _ body: ([DatabaseValue]) throws -> Void
    ) throws {
        guard let index = values.firstIndex(where: { $0.isBlob }), case .blob(let bytes) = values[index] else {
            return try body(prefix + values.map(\.databaseValue))
        }
        try bytes.withUnsafeBytes { buffer in
            let before = prefix + values[..<index].map(\.databaseValue)
            let data = buffer.baseAddress.map {
                Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: $0), count: buffer.count, deallocator: .none)
            }
            try withArguments(values[(index + 1)...], prefix: before + [(data ?? Data()).databaseValue], body)
        }
    }
}
