import CLibPQ
import SQL

/// `copy ... from stdin` in its binary form (PostgreSQL documentation, COPY, "Binary Format"): rows go over without a
/// statement and an answer for each.
extension PostgresConnection: SQLBulkConnection {
    func insertInBulk(
        into table: StaticString, columns: [StaticString], _ next: () throws -> [SQLValue]?
    ) throws -> Int {
        let names = columns.map { "\($0)" }.joined(separator: ", ")
        return try link.copy("copy \(table) (\(names)) from stdin (format binary)", next)
    }
}

extension PostgresLink {
    fileprivate func copy(_ statement: String, _ next: () throws -> [SQLValue]?) throws -> Int {
        try send(statement)
        var sender = CopySender(connection: connection, statement: statement)
        do {
            while let values = try next() { try sender.add(values) }
            try sender.finish()
        } catch {
            // Ends the answer, so that the transaction can be taken back.
            if isAlive { _ = PQputCopyEnd(connection, "given up") }
            while let result = PQgetResult(connection) { PQclear(result) }
            throw error
        }
        try finishCopy(of: statement)
        return sender.count
    }

    private func finishCopy(of statement: String) throws(SQLError) {
        guard PQputCopyEnd(connection, nil) == 1 else { throw .lost(connection, statement: statement) }
        var failure: SQLError?
        var isAnswered = false
        while let result = PQgetResult(connection) {
            isAnswered = true
            do throws(SQLError) { try check(result, of: statement) } catch { failure = failure ?? error }
            PQclear(result)
        }
        if let failure { throw failure }
        guard isAnswered, isAlive else { throw .lost(connection, statement: statement) }
    }
}

/// Gathers rows and hands them to libpq a good piece at a time.
private struct CopySender {
    let connection: OpaquePointer
    let statement: String
    private(set) var count = 0
    private var buffer: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    private static let piece = 1 << 18

    init(connection: OpaquePointer, statement: String) {
        self.connection = connection
        self.statement = statement
    }

    mutating func add(_ values: [SQLValue]) throws(SQLError) {
        if Task.isCancelled {
            throw SQLError(kind: .cancelled, code: "57014", message: "the task was cancelled", statement: statement)
        }
        add(Int16(values.count))
        for value in values {
            switch value {
            case .null: add(Int32(-1))
            case .integer(let integer):
                add(Int32(8))
                add(integer)
            case .real(let real):
                add(Int32(8))
                add(real.bitPattern)
            case .text(let text):
                guard !text.utf8.contains(0) else { throw .zeroByte(in: statement) }
                add(Int32(text.utf8.count))
                buffer += text.utf8
            case .blob(let bytes):
                add(Int32(bytes.count))
                buffer += bytes
            }
        }
        count += 1
        if buffer.count >= Self.piece { try send() }
    }

    mutating func finish() throws(SQLError) {
        add(Int16(-1))
        try send()
    }

    private mutating func add(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { buffer += $0 }
    }

    private mutating func send() throws(SQLError) {
        let sent = buffer.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { PQputCopyData(connection, $0.baseAddress, CInt($0.count)) }
        }
        guard sent == 1 else { throw .lost(connection, statement: statement) }
        buffer.removeAll(keepingCapacity: true)
    }
}
