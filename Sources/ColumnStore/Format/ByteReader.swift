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

    /// Hands over the next `count` numbers with their places.
    @inline(__always)
    mutating func varints(_ count: Int, _ body: (Int, UInt64) -> Void) throws(BlockError) {
        let fault: BlockError.Reason? = bytes.withUnsafeBytes { bytes in
            var at = offset
            defer { offset = at }
            for index in 0..<count {
                // Four bytes at once are there but for the last numbers of the whole block.
                if at + 4 <= end {
                    let four = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
                    let stops = ~four & 0x8080_8080
                    if stops != 0 {
                        let bits = UInt32(truncatingIfNeeded: stops.trailingZeroBitCount &+ 1)
                        let own = bits == 32 ? four : four & ((1 &<< bits) &- 1)
                        let low = own & 0x7F | (own &>> 1) & 0x3F80
                        let word = low | (own &>> 2) & 0x1F_C000 | (own &>> 3) & 0xFE0_0000
                        at &+= Int(truncatingIfNeeded: bits &>> 3)
                        body(index, UInt64(word))
                        continue
                    }
                }
                guard let word = Self.long(bytes, &at, end) else {
                    return at < end ? .invalid("a number of more than 64 bits") : .cutShort
                }
                body(index, word)
            }
            return nil
        }
        if let fault { throw error(fault) }
    }

    /// A number byte by byte; nil when it goes on behind the end, or has more than 64 bits: then `at` is before the
    /// end.
    private static func long(_ bytes: UnsafeRawBufferPointer, _ at: inout Int, _ end: Int) -> UInt64? {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        while at < end {
            let next = bytes[at]
            if shift == 63 && next > 1 { return nil }
            at += 1
            word |= UInt64(next & 0x7F) &<< shift
            if next < 0x80 { return word }
            shift += 7
        }
        return nil
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
