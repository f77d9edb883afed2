/// How a table is written down.
package struct CSVFormat: Hashable, Sendable {
    /// One byte; nil: found by looking at the first records.
    package var delimiter: UInt8?
    package var encoding: TextEncoding
    /// Whether the first record names the columns; otherwise they are called 1, 2, 3 ...
    package var hasHeader: Bool

    package init(delimiter: UInt8? = nil, encoding: TextEncoding = .utf8, hasHeader: Bool = true) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.hasHeader = hasHeader
    }
}

package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case latin1 = "latin-1"
}
