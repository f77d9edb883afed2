import ColumnStore
package import SQL

/// A row as bytes, the same whichever database it comes from: what digests are taken of and backups hold.
package enum RowBytes {
    package static func encode(_ values: [SQLValue]) -> [UInt8] {
        var bytes = ByteWriter()
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .integer(let number):
                bytes.append(1)
                bytes.append(fixed: number)
            case .real(let number):
                bytes.append(2)
                bytes.append(fixed: number.bitPattern)
            case .text(let text):
                bytes.append(3)
                bytes.append(fixed: text.utf8.count)
                bytes.append(contentsOf: text.utf8)
            case .blob(let blob):
                bytes.append(4)
                bytes.append(fixed: blob.count)
                bytes.append(contentsOf: blob)
            }
        }
        return bytes.bytes
    }

    /// The row again; nil for bytes that no row has.
    package static func decode(_ bytes: [UInt8]) -> [SQLValue]? {
        var reader = ByteReader(bytes, from: 0, to: bytes.count)
        var values: [SQLValue] = []
        while reader.remaining > 0 {
            guard let value = try? value(from: &reader) else { return nil }
            values.append(value)
        }
        return values
    }

    private static func value(from reader: inout ByteReader) throws(BlockError) -> SQLValue {
        switch try reader.byte() {
        case 0: return .null
        case 1: return .integer(try reader.fixed(Int64.self))
        case 2: return .real(Double(bitPattern: try reader.fixed(UInt64.self)))
        case 3:
            guard let text = String(validating: try stretch(of: &reader), as: UTF8.self) else {
                throw reader.error(.invalid("text that is not UTF-8"))
            }
            return .text(text)
        case 4: return .blob(try stretch(of: &reader))
        case let kind: throw reader.error(.invalid("\(kind) as a kind of value"))
        }
    }

    private static func stretch(of reader: inout ByteReader) throws(BlockError) -> [UInt8] {
        let count = try reader.fixed(Int.self)
        guard count >= 0 else { throw reader.error(.invalid("a length of \(count)")) }
        return try reader.withBytes(count) { [UInt8]($0) }
    }
}
