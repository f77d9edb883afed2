package import ColumnStore

/// A block as it was kept.
package struct StoredBlock: Sendable, Hashable {
    package let info: BlockInfo
    let checksum: Int64
    package let bytes: [UInt8]

    /// Its events, without their identities when nobody is going to look at them. Fails, naming the block and the
    /// place in it, when a byte isn't what was written.
    package func events(identities: Bool = true) throws(DamagedBlock) -> EventBlock {
        let isSound = isSound
        let block: EventBlock
        do {
            block = try EventBlock(decoding: bytes, isChecked: isSound, identities: identities)
        } catch {
            throw DamagedBlock(info: info, error)
        }
        guard isSound, block.count == info.eventCount else {
            throw DamagedBlock(info: info, offset: 0, reason: "its bytes are a block, but not the one that was written")
        }
        return block
    }

    /// Only what makes its events known again; fails likewise.
    package func identities() throws(DamagedBlock) -> IdentityColumn {
        let isSound = isSound
        let identities: IdentityColumn
        do {
            identities = try EventBlock.identities(decoding: bytes, isChecked: isSound)
        } catch {
            throw DamagedBlock(info: info, error)
        }
        guard isSound, identities.count == info.eventCount else {
            throw DamagedBlock(info: info, offset: 0, reason: "its bytes are a block, but not the one that was written")
        }
        return identities
    }

    private var isSound: Bool { bytes.count == info.byteCount && BlockChecksum.of(bytes) == checksum }
}
