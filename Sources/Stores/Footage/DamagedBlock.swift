import ColumnStore

/// A block of footage that can't be read any more: which, where in it, and how much is missing with it.
package struct DamagedBlock: Error, Sendable, Hashable, CustomStringConvertible {
    package let info: BlockInfo
    /// The first byte of the damaged part, from the start of the block; without a size the first byte that can't be:
    /// then the damage lies there or before.
    package let offset: Int
    /// How many bytes the damaged part has, where that is known.
    package let size: Int?
    /// The column that the byte is in, where that is known.
    package let column: String?
    package let reason: String

    package init(info: BlockInfo, offset: Int, size: Int? = nil, column: String? = nil, reason: String) {
        self.info = info
        self.offset = offset
        self.size = size
        self.column = column
        self.reason = reason
    }

    init(info: BlockInfo, _ error: BlockError) {
        let reason =
            switch error.reason {
            case .cutShort: "it ends too early"
            case .notABlock: "its first bytes are not those of a block"
            case .version(let version): "it states the unknown format version \(version)"
            case .length: "it states another length than it has"
            case .part, .checksum: "its checksum differs from what was written"
            case .tooMany: "it states more events than a block holds"
            case .invalid(let what): what
            }
        let size: Int? = if case .part(let bytes) = error.reason { bytes } else { nil }
        self.init(info: info, offset: error.offset, size: size, column: error.column, reason: reason)
    }

    /// `in bytes 4711 to 4890 (column touchpoint)`.
    package var place: String {
        let bytes = size.map { "in bytes \(offset) to \(offset + $0 - 1)" } ?? "at or before byte \(offset)"
        return bytes + (column.map { " (column \($0))" } ?? "")
    }

    package var description: String {
        "Footage block \(info.id) with \(info.eventCount) events is damaged \(place): \(reason). "
            + "Restore the last backup, or import the files of that time again."
    }
}
