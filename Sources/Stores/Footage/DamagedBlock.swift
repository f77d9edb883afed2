import ColumnStore

/// A block of footage that can't be read any more: which, where in it, and how much is missing with it.
package struct DamagedBlock: Error, Sendable, Hashable, CustomStringConvertible {
    package let info: BlockInfo
    /// The first byte that can't be, from the start of the block: the damage lies there or before.
    package let offset: Int
    /// The column that the byte is in, where that is known.
    package let column: String?
    package let reason: String

    package init(info: BlockInfo, offset: Int, column: String? = nil, reason: String) {
        self.info = info
        self.offset = offset
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
            case .checksum: "its checksum differs from what was written"
            case .tooMany: "it states more events than a block holds"
            case .invalid(let what): what
            }
        self.init(info: info, offset: error.offset, column: error.column, reason: reason)
    }

    /// `byte 4711 (column touchpoint)`.
    package var place: String { "byte \(offset)" + (column.map { " (column \($0))" } ?? "") }

    package var description: String {
        "Footage block \(info.id) with \(info.eventCount) events is damaged at or before \(place): \(reason). "
            + "Restore the last backup, or import the files of that time again."
    }
}
