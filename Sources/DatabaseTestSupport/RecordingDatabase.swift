package import SQL
import Synchronization

/// A database that notes the text of every statement that it is asked, for tests that look at all of them.
package final class RecordingDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let texts = Mutex<Set<String>>([])

    package init(_ base: any SQLDatabase) {
        self.base = base
    }

    /// Every distinct statement so far, with single spaces, in order.
    package var statements: [String] { texts.withLock { $0.sorted() } }

    package func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.read { try body(RecordingConnection(base: $0, note: self.note)) }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await base.write { try body(RecordingConnection(base: $0, note: self.note)) }
    }

    package func scrub() async throws { try await base.scrub() }

    package var state: SQLDatabaseState { get async { await base.state } }

    private func note(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        texts.withLock { _ = $0.insert(words) }
    }
}

private struct RecordingConnection: SQLConnection {
    let base: any SQLConnection
    let note: (String) -> Void

    var dialect: SQLDialect { base.dialect }

    func execute(_ statement: SQL) throws(SQLError) -> Int {
        note(statement.text)
        return try base.execute(statement)
    }

    func forEachRow(_ statement: SQL, _ body: (SQLRow) throws -> Void) throws {
        note(statement.text)
        try base.forEachRow(statement, body)
    }

    func run(_ script: SQLScript) throws(SQLError) { try base.run(script) }

    func hasTable(_ name: String) throws(SQLError) -> Bool { try base.hasTable(name) }
}
