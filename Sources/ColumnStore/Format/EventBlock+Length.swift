extension EventBlock {
    /// How many bytes at the start of an encoded block tell its length.
    package static let headerSize = BlockHeader.size

    /// The length of the whole encoded block that begins with `header`. It is not above what a full block can take, so
    /// that a reader of a stream may make room for it.
    package static func length(header: [UInt8]) throws(BlockError) -> Int {
        guard header.starts(with: BlockHeader.magic) else { throw BlockError(.notABlock, offset: 0) }
        var reader = ByteReader(header, from: BlockHeader.magic.count, to: header.count)
        let version = try reader.fixed(UInt16.self)
        guard BlockHeader.readable.contains(version) else { throw BlockError(.version(version), offset: 4) }
        _ = try reader.fixed(UInt16.self)
        let count = try reader.fixed(UInt32.self)
        guard count <= UInt32(BlockBuilder.capacity) else { throw BlockError(.tooMany(count), offset: 8) }
        let length = try reader.fixed(UInt64.self)
        guard length >= UInt64(BlockHeader.size + BlockHeader.checksumSize), length <= UInt64(longest) else {
            throw BlockError(.invalid("it states \(length) bytes"), offset: 12)
        }
        return Int(length)
    }

    /// Far more than a full block takes.
    private static let longest = 1 << 30
}
