import CLibPQ
import SQL

/// A statement's values in PostgreSQL's binary form.
struct PostgresParameters {
    /// What the server takes each for; 0, unknown, for null.
    let types: [Oid]
    private let values: [SQLValue]
    /// Numbers and texts one after the other; bytes stay where they are: blocks are large.
    private var arena: [UInt8] = []
    private var places: [Range<Int>?] = []

    var count: Int { values.count }

    /// Errors: `SQLError` for a text with a zero byte, which PostgreSQL can't keep.
    init(_ statement: SQL) throws(SQLError) {
        try statement.refuseZeroBytes()
        values = statement.values
        types = values.map(PostgresType.of)
        for value in values {
            let start = arena.count
            switch value {
            case .null, .blob:
                places.append(nil)
                continue
            case .integer(let integer): withUnsafeBytes(of: integer.bigEndian) { arena += $0 }
            case .real(let real): withUnsafeBytes(of: real.bitPattern.bigEndian) { arena += $0 }
            case .text(let text): arena += text.utf8
            }
            places.append(start..<arena.count)
        }
    }

    /// Hands values, lengths and formats over as libpq wants them.
    func withPointers<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, [CInt], [CInt]) -> Result
    ) -> Result {
        let lengths = zip(values, places).map { value, place in
            if case .blob(let bytes) = value { return CInt(bytes.count) }
            return CInt(place?.count ?? 0)
        }
        let formats = [CInt](repeating: 1, count: count)
        // One byte more than there are, so that even an empty text has an address: without one it would be null.
        return (arena + [0]).withUnsafeBufferPointer { arena in
            withBlobs(values[...], arena, []) { pointers in
                // As many as there are, and one more: never empty.
                (pointers + [nil]).withUnsafeBufferPointer { list in
                    body(list.baseAddress.unsafelyUnwrapped, lengths, formats)
                }
            }
        }
    }

    private func withBlobs<Result>(
        _ rest: ArraySlice<SQLValue>, _ arena: UnsafeBufferPointer<UInt8>, _ before: [UnsafePointer<CChar>?],
        _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        var pointers = before
        for index in rest.indices {
            guard case .blob(let bytes) = rest[index] else {
                let start = places[index].flatMap { place in arena.baseAddress.map { $0 + place.lowerBound } }
                pointers.append(start.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) })
                continue
            }
            return bytes.withUnsafeBufferPointer { own in
                let start = own.baseAddress ?? arena.baseAddress
                let pointer = start.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
                return withBlobs(rest[(index + 1)...], arena, pointers + [pointer], body)
            }
        }
        return body(pointers)
    }
}

/// The types of columns that our tables and statements have, by PostgreSQL's numbers for them (pg_type.dat).
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let varchar: Oid = 1_043
    static let void: Oid = 2_278
    static let xid8: Oid = 5_069

    static func of(_ value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: int8
        case .real: float8
        case .text: text
        case .blob: bytea
        }
    }
}
