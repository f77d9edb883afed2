import CLibPQ
import SQL

/// One connection to the server with the statements that were prepared on it. Belongs to one seat of the pool and is
/// used on that seat's thread alone.
final class PostgresLink {
    let connection: OpaquePointer
    /// Names of prepared statements, by their text and the kinds of their values.
    private var prepared: [Signature: String] = [:]
    /// An answer that is being read row by row, and must be taken in whole before anything else can be asked.
    private weak var open: PostgresRows?

    private struct Signature: Hashable {
        let text: String
        let types: [Oid]
    }

    /// So many statements stay prepared; then all are forgotten.
    private static let mostPrepared = 256
    private static let oldestVersion = 150_000

    /// Errors: `SQLError` when the server can't be reached, refuses us, is too old or keeps texts in another encoding.
    init(_ address: PostgresAddress, _ options: PostgresOptions) throws(SQLError) {
        var settings = address.settings
        for (keyword, value) in options.connectionDefaults where address.setting(keyword) == nil {
            settings.append(PostgresAddress.Setting(keyword: keyword, value: value))
        }
        settings.append(PostgresAddress.Setting(keyword: "client_encoding", value: "UTF8"))
        let connection = withCStrings(settings.map(\.keyword)) { keywords in
            withCStrings(settings.map(\.value)) { values in PQconnectdbParams(keywords, values, 0) }
        }
        guard let connection else {
            throw SQLError(kind: .other, code: "MEMORY", message: "no memory for a connection", statement: nil)
        }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw .lost(connection)
        }
        // Notices would go to standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        self.connection = connection
        try checkServer()
        let said = address.setting("options") ?? ""
        for (name, value) in options.sessionDefaults where !said.contains(name) { try send("set \(name) = '\(value)'") }
    }

    deinit {
        PQfinish(connection)
    }

    var isAlive: Bool { !isBroken && PQstatus(connection) == CONNECTION_OK }
    /// libpq could not write, and has not yet read that nobody is there.
    private var isBroken = false
    var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

    private func checkServer() throws(SQLError) {
        let version = PQserverVersion(connection)
        guard version >= Self.oldestVersion else {
            throw SQLError(
                kind: .connection, code: "VERSION", message: "the server is PostgreSQL \(version / 10_000)",
                statement: nil, remedy: "The database server is too old: Throughline needs PostgreSQL 15 or newer.")
        }
        let encoding = PQparameterStatus(connection, "server_encoding").map { String(cString: $0) }
        guard encoding == "UTF8" else {
            throw SQLError(
                kind: .connection, code: "ENCODING", message: "the database's encoding is \(encoding ?? "unknown")",
                statement: nil, remedy: "The database must keep texts in UTF-8: createdb --encoding UTF8 NAME.")
        }
    }

    /// Runs text without values, of one statement or several.
    func send(_ text: String) throws(SQLError) {
        bufferOpenRows()
        try finish(PQexec(connection, text), of: text)
    }

    /// Runs a statement for its effect; the number of rows it changed.
    func execute(_ statement: SQL) throws(SQLError) -> Int {
        bufferOpenRows()
        let parameters = try PostgresParameters(statement)
        let name = try name(of: statement, parameters)
        let result = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(connection, name, CInt(parameters.count), values, lengths, formats, 1)
        }
        defer { PQclear(result) }
        try check(result, of: statement.text)
        return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// Begins a question whose rows come one by one.
    func rows(of statement: SQL) throws(SQLError) -> PostgresRows {
        bufferOpenRows()
        let parameters = try PostgresParameters(statement)
        let name = try name(of: statement, parameters)
        let wasSent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(connection, name, CInt(parameters.count), values, lengths, formats, 1)
        }
        guard wasSent == 1, PQsetSingleRowMode(connection) == 1 else {
            throw .lost(connection, statement: statement.text)
        }
        let rows = PostgresRows(self, statement: statement.text)
        open = rows
        return rows
    }

    /// What an open answer has left is taken in: a connection answers one question at a time.
    private func bufferOpenRows() {
        open?.takeInAll()
        open = nil
    }

    private func name(of statement: SQL, _ parameters: PostgresParameters) throws(SQLError) -> String {
        let signature = Signature(text: statement.text, types: parameters.types)
        if let name = prepared[signature] { return name }
        if prepared.count >= Self.mostPrepared {
            try send("deallocate all")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        let result = PQprepare(connection, name, statement.text, CInt(parameters.count), parameters.types)
        try finish(result, of: statement.text)
        prepared[signature] = name
        return name
    }

    private func finish(_ result: OpaquePointer?, of statement: String) throws(SQLError) {
        defer { PQclear(result) }
        try check(result, of: statement)
    }

    /// Errors: `SQLError` for what the server refused, or when the connection is gone.
    func check(_ result: OpaquePointer?, of statement: String) throws(SQLError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_COPY_IN, PGRES_EMPTY_QUERY: return
        default:
            let state = PQresultErrorField(result, CInt(UInt8(ascii: "C"))).map { String(cString: $0) }
            // What the server refuses has a state; what has none comes from libpq, which has lost the server.
            guard isAlive, let state else {
                isBroken = true
                throw .lost(connection, statement: statement)
            }
            let message = PQresultErrorField(result, CInt(UInt8(ascii: "M"))).map { String(cString: $0) }
            throw SQLError(state: state, message: message ?? "no words from PostgreSQL", statement: statement)
        }
    }
}

/// Texts as libpq wants lists of them: pointers with a null at the end.
func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
        starts.append(bytes.count)
        bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
        var pointers = starts.map { start in buffer.baseAddress.map { $0 + start } }
        pointers.append(nil)
        return pointers.withUnsafeBufferPointer { list in
            // A list with its end is never empty.
            body(list.baseAddress.unsafelyUnwrapped)
        }
    }
}
