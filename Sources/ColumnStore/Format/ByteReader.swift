/// Reads little-endian bytes that may be anything: every read is checked against the end of its part.
package struct ByteReader {
    private let bytes: [UInt8]
    package private(set) var offset: Int
    package private(set) var end: Int
    /// The column being read, for errors.
    package var column: String?

    package init(_ bytes: [UInt8], from offset: Int, to end: Int) {
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    package var remaining: Int { end - offset }

    package func error(_ reason: BlockError.Reason) -> BlockError { BlockError(reason, offset: offset, column: column) }

    /// The next `count` bytes as a reader of their own.
    package mutating func part(_ count: Int, column: String) throws(BlockError) -> ByteReader {
        guard count <= remaining else { throw error(.cutShort) }
        var part = ByteReader(bytes, from: offset, to: offset + count)
        part.column = column
        offset += count
        return part
    }

    package mutating func byte() throws(BlockError) -> UInt8 {
        guard offset < end else { throw error(.cutShort) }
        defer { offset += 1 }
        return bytes[offset]
    }

    package mutating func fixed<Word: FixedWidthInteger>(_ type: Word.Type) throws(BlockError) -> Word {
        let size = MemoryLayout<Word>.size
        guard size <= remaining else { throw error(.cutShort) }
        defer { offset += size }
        return Word(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) })
    }

    package mutating func varint() throws(BlockError) -> UInt64 {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            if shift == 63 && next > 1 { throw error(.invalid("a number of more than 64 bits")) }
            word |= UInt64(next & 0x7F) &<< shift
            if next < 0x80 { return word }
            shift += 7
        }
    }

    package mutating func zigzag() throws(BlockError) -> Int64 {
        let word = try varint()
        return Int64(bitPattern: (word &>> 1) ^ (0 &- (word & 1)))
    }

    /// A count that can't be above `limit`.
    package mutating func count(upTo limit: Int, of what: String) throws(BlockError) -> Int {
        let word = try varint()
        guard word <= UInt64(limit) else { throw error(.invalid("\(word) \(what), at most \(limit) can be")) }
        return Int(word)
    }

    package mutating func withBytes<Result>(
        _ count: Int, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(BlockError) -> Result {
        guard count <= remaining else { throw error(.cutShort) }
        defer { offset += count }
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
    }

    package func finish() throws(BlockError) {
        guard offset == end else { throw error(.invalid("\(remaining) bytes more than the column needs")) }
    }
}
