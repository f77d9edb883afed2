package import ColumnStore

/// A block as it was kept.
package struct StoredBlock: Sendable, Hashable {
    package let info: BlockInfo
    let checksum: Int64
    package let bytes: [UInt8]

    package var isSound: Bool { bytes.count == info.byteCount && BlockChecksum.of(bytes) == checksum }

    /// Its events. Fails, naming the block, when a byte of it isn't what was written.
    package func events() throws(DamagedBlock) -> EventBlock {
        guard isSound else { throw DamagedBlock(info: info, reason: "its checksum differs from what was written") }
        do {
            return try EventBlock(decoding: bytes)
        } catch {
            throw DamagedBlock(info: info, reason: "\(error)")
        }
    }
}

/// A block of footage that can't be read any more.
package struct DamagedBlock: Error, Sendable, Hashable, CustomStringConvertible {
    package let info: BlockInfo
    package let reason: String

    package var description: String {
        "Footage block \(info.id) with \(info.eventCount) events is damaged: \(reason). "
            + "Restore the last backup, or import the files of that time again."
    }
}
