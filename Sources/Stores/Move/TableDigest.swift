import ColumnStore
import SQL

/// How many rows a table has and what they add up to: equal for equal rows in any order, on either database.
package struct TableDigest: Sendable, Hashable {
    package private(set) var rows = 0
    /// The sum of the rows' XXH64.
    package private(set) var checksum: UInt64 = 0

    package init() {}

    /// As it was noted with the rows.
    package init(rows: Int, checksum: UInt64) {
        self.rows = rows
        self.checksum = checksum
    }

    mutating func add(_ values: [SQLValue]) {
        add(bytes: RowBytes.encode(values))
    }

    /// The same for a row in its bytes.
    package mutating func add(bytes: [UInt8]) {
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
