import CLibPQ
import SQL

/// The rows of one answer as they come from the server; only one is held at a time, unless another question is asked
/// meanwhile.
final class PostgresRows {
    private let link: PostgresLink
    private let statement: String
    private var columns: [String] = []
    private var types: [Oid] = []
    /// Rows that had to make way for another question.
    private var waiting: [Result<SQLRow, SQLError>] = []
    private var next = 0
    private var isAtEnd = false

    init(_ link: PostgresLink, statement: String) {
        self.link = link
        self.statement = statement
    }

    /// The next row; nil behind the last.
    func take() throws(SQLError) -> SQLRow? {
        if next < waiting.count {
            next += 1
            return try waiting[next - 1].get()
        }
        return try receive()
    }

    /// Reads what is left from the server and keeps it.
    func takeInAll() {
        while true {
            do throws(SQLError) {
                guard let row = try receive() else { return }
                waiting.append(.success(row))
            } catch {
                waiting.append(.failure(error))
                return
            }
        }
    }

    /// Lets what is left go by.
    func drop() {
        waiting = []
        next = 0
        finish()
    }

    private func finish() {
        while !isAtEnd, let result = PQgetResult(link.connection) { PQclear(result) }
        isAtEnd = true
    }

    private func receive() throws(SQLError) -> SQLRow? {
        guard !isAtEnd, let result = PQgetResult(link.connection) else {
            isAtEnd = true
            guard link.isAlive else { throw .lost(link.connection, statement: statement) }
            return nil
        }
        defer { PQclear(result) }
        do throws(SQLError) {
            try link.check(result, of: statement)
            guard PQresultStatus(result) == PGRES_SINGLE_TUPLE else {
                finish()
                return nil
            }
            return try row(result)
        } catch {
            finish()
            throw error
        }
    }

    private func row(_ result: OpaquePointer) throws(SQLError) -> SQLRow {
        if types.isEmpty {
            let count = PQnfields(result)
            columns = (0..<count).map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
            types = (0..<count).map { PQftype(result, $0) }
        }
        var values: [SQLValue] = []
        values.reserveCapacity(types.count)
        for (index, type) in types.enumerated() {
            let column = CInt(index)
            guard PQgetisnull(result, 0, column) == 0 else {
                values.append(.null)
                continue
            }
            let bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(result, 0, column), count: Int(PQgetlength(result, 0, column)))
            guard let value = SQLValue(bytes, type: type) else {
                throw SQLError(
                    kind: .other, code: "TYPE", message: "column '\(columns[index])' has the unknown type \(type)",
                    statement: statement)
            }
            values.append(value)
        }
        return SQLRow(columns: columns, values: values, statement: statement)
    }
}

extension SQLValue {
    /// A value in PostgreSQL's binary form; nil for a type that we don't use.
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
        func integer<Word: FixedWidthInteger>(_ word: Word.Type) -> Word? {
            bytes.count == MemoryLayout<Word>.size ? Word(bigEndian: bytes.loadUnaligned(as: word)) : nil
        }
        switch type {
        case PostgresType.int8, PostgresType.xid8: self.init(integer(Int64.self).map { .integer($0) })
        case PostgresType.int4: self.init(integer(Int32.self).map { .integer(Int64($0)) })
        case PostgresType.int2: self.init(integer(Int16.self).map { .integer(Int64($0)) })
        case PostgresType.bool: self.init(integer(UInt8.self).map { .integer($0 == 0 ? 0 : 1) })
        case PostgresType.float8: self.init(integer(UInt64.self).map { .real(Double(bitPattern: $0)) })
        case PostgresType.float4: self.init(integer(UInt32.self).map { .real(Double(Float(bitPattern: $0))) })
        case PostgresType.text, PostgresType.varchar, PostgresType.name:
            self = .text(String(decoding: bytes, as: UTF8.self))
        case PostgresType.bytea: self = .blob([UInt8](bytes))
        case PostgresType.void: self = .null
        default: return nil
        }
    }

    private init?(_ value: SQLValue?) {
        guard let value else { return nil }
        self = value
    }
}
