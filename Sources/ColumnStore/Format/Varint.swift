/// Numbers of seven bits a byte, lowest first; the top bit says that another byte follows (LEB128).
enum Varint {
    static let longest = 10
    /// Bytes behind a number that `write` may touch.
    static let slack = 8

    /// Writes up to four bytes at once and without a branch, since most numbers of a block are small but of changing
    /// length.
    @inline(__always)
    static func write(_ word: UInt64, at start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        guard word < 1 &<< 28 else { return writeLong(word, at: start) }
        let spread = word & 0x7F | (word & 0x3F80) &<< 1 | (word & 0x1F_C000) &<< 2 | (word & 0xFE0_0000) &<< 3
        let length = (UInt64(truncatingIfNeeded: 70 &- (word | 1).leadingZeroBitCount) &* 37) &>> 8
        let more: UInt64 = 0x80_8080 & ((1 &<< (8 &* (length &- 1))) &- 1)
        start.storeBytes(of: (spread | more).littleEndian, as: UInt64.self)
        return start + Int(truncatingIfNeeded: length)
    }

    private static func writeLong(
        _ word: UInt64, at start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var rest = word
        var at = start
        while rest >= 0x80 {
            at.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
            rest &>>= 7
            at += 1
        }
        at.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        return at + 1
    }

    /// Small magnitudes of either sign become small words: 0, -1, 1, -2 are 0, 1, 2, 3.
    @inline(__always)
    static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value &<< 1) ^ (value &>> 63)) }

    @inline(__always)
    static func unzigzag(_ word: UInt64) -> Int64 { Int64(bitPattern: (word &>> 1) ^ (0 &- (word & 1))) }
}
