/// The bytes of a block, little-endian and growing. Every write of many values makes room once and then goes through a
/// bare pointer.
struct BlockWriter: ~Copyable {
    private var room: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(capacity: Int) {
        room = .allocate(byteCount: max(64, capacity), alignment: 16)
    }

    deinit {
        room.deallocate()
    }

    /// What was written so far.
    var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: room[..<count]) }

    mutating func append(_ byte: UInt8) { append(fixed: byte) }

    mutating func append(contentsOf bytes: [UInt8]) {
        write(atMost: bytes.count) { at in
            bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { at.copyMemory(from: $0, byteCount: bytes.count) } }
            return at + bytes.count
        }
    }

    mutating func append<Word: FixedWidthInteger>(fixed word: Word) {
        write(atMost: MemoryLayout<Word>.size) { at in
            at.storeBytes(of: word.littleEndian, as: Word.self)
            return at + MemoryLayout<Word>.size
        }
    }

    mutating func overwrite<Word: FixedWidthInteger>(fixed word: Word, at offset: Int) {
        precondition(offset + MemoryLayout<Word>.size <= count)
        room.storeBytes(of: word.littleEndian, toByteOffset: offset, as: Word.self)
    }

    /// LEB128: seven bits a byte, lowest first.
    mutating func append(varint word: UInt64) {
        write(atMost: Varint.longest + Varint.slack) { Varint.write(word, at: $0) }
    }

    /// Gives room for up to `size` bytes; the body answers where it stopped.
    @inline(__always)
    mutating func write(atMost size: Int, _ body: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer) {
        if room.count - count < size { grow(size) }
        let start = room.baseAddress.unsafelyUnwrapped + count
        count += body(start) - start
        assert(count <= room.count)
    }

    private mutating func grow(_ size: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(room.count * 2, count + size), alignment: 16)
        larger.copyMemory(from: written)
        room.deallocate()
        room = larger
    }
}
