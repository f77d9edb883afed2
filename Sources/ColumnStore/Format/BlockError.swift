/// Why bytes from the database are not a block: what is wrong and where, so that one damaged block can be named and
/// the others stay readable.
package struct BlockError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        /// Ends before it is complete.
        case cutShort
        /// Doesn't begin with `TLB1`.
        case notABlock
        /// Written by a newer version of Throughline.
        case version(UInt16)
        /// States another length than it has.
        case length(stated: UInt64, actual: Int)
        /// Some bit of the part that begins at the offset, of so many bytes, differs from what was written.
        case part(bytes: Int)
        /// Some bit differs from what was written, of a block whose parts have no checks of their own, or before or
        /// behind the parts; the offset is that of the first byte that can't be, or of the checksum.
        case checksum
        /// States more events than a block holds.
        case tooMany(UInt32)
        /// A part that can't be, in plain words.
        case invalid(String)
    }

    package let reason: Reason
    /// Bytes from the start of the block.
    package let offset: Int
    /// The column being read, where there was one.
    package let column: String?

    package init(_ reason: Reason, offset: Int, column: String? = nil) {
        self.reason = reason
        self.offset = offset
        self.column = column
    }

    package var description: String {
        let place = column.map { "column \($0), byte \(offset)" } ?? "byte \(offset)"
        switch reason {
        case .cutShort: return "block is cut short at \(place): restore it from a backup or import its source again"
        case .notABlock: return "not an event block (no TLB1 at its start)"
        case .version(let version):
            return
                "block has format version \(version), this program reads up to \(BlockHeader.version): use a newer one"
        case .length(let stated, let actual):
            return "block states \(stated) bytes but has \(actual): restore it from a backup or import its source again"
        case .part(let size):
            return "block is damaged within the \(size) bytes from \(place) (checksum differs): "
                + "restore it from a backup or import its source again"
        case .checksum:
            return "block is damaged at or before \(place) (checksum differs): "
                + "restore it from a backup or import its source again"
        case .tooMany(let count): return "block states \(count) events, more than \(BlockBuilder.capacity), at \(place)"
        case .invalid(let what): return "block is invalid at \(place): \(what)"
        }
    }
}
