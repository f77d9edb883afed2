import SQL

/// One transaction's connection to PostgreSQL.
struct PostgresConnection: SQLConnection {
    let link: PostgresLink

    var dialect: SQLDialect { .postgres }

    @discardableResult
    func execute(_ statement: SQL) throws(SQLError) -> Int {
        try stopIfCancelled(statement)
        return try link.execute(statement)
    }

    func forEachRow(_ statement: SQL, _ body: (SQLRow) throws -> Void) throws {
        try stopIfCancelled(statement)
        let rows = try link.rows(of: statement)
        do {
            while let row = try rows.take() { try body(row) }
        } catch {
            rows.drop()
            throw error
        }
    }

    func run(_ script: SQLScript) throws(SQLError) {
        try link.send(script.text)
    }

    func hasTable(_ name: String) throws(SQLError) -> Bool {
        let statement: SQL = """
            select 1 from information_schema.tables where table_schema = any (current_schemas(false))
            and table_name = \(name)
            """
        let rows = try link.rows(of: statement)
        defer { rows.drop() }
        return try rows.take() != nil
    }

    /// A cancelled task asks nothing more.
    private func stopIfCancelled(_ statement: SQL) throws(SQLError) {
        guard !Task.isCancelled else {
            throw SQLError(
                kind: .cancelled, code: "57014", message: "the task was cancelled", statement: statement.text)
        }
    }
}
