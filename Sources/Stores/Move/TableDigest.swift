import ColumnStore
import SQL

/// How many rows a table has and what they add up to: equal for equal rows in any order, on either database.
package struct TableDigest: Sendable, Hashable {
    package private(set) var rows = 0
    /// The sum of the rows' XXH64.
    package private(set) var checksum: UInt64 = 0

    package init() {}

    mutating func add(_ values: [SQLValue]) {
        var bytes: [UInt8] = []
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .integer(let number):
                bytes.append(1)
                withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
            case .real(let number):
                bytes.append(2)
                withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
            case .text(let text):
                bytes.append(3)
                withUnsafeBytes(of: text.utf8.count.littleEndian) { bytes += $0 }
                bytes += text.utf8
            case .blob(let blob):
                bytes.append(4)
                withUnsafeBytes(of: blob.count.littleEndian) { bytes += $0 }
                bytes += blob
            }
        }
        rows += 1
        checksum &+= bytes.withUnsafeBytes { XXH64.hash($0) }
    }
}

extension TableDigest {
    /// Sixteen digits for people to compare.
    package var hexadecimal: String {
        let digits = String(checksum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
