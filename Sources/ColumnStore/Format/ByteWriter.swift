/// Little-endian bytes, growing.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    package mutating func append(_ byte: UInt8) { bytes.append(byte) }

    package mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    package mutating func append<Word: FixedWidthInteger>(fixed word: Word) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func overwrite<Word: FixedWidthInteger>(fixed word: Word, at offset: Int) {
        withUnsafeBytes(of: word.littleEndian) {
            for (index, byte) in $0.enumerated() { bytes[offset + index] = byte }
        }
    }

    /// LEB128: seven bits a byte, lowest first.
    package mutating func append(varint word: UInt64) {
        var rest = word
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Small magnitudes of either sign become small words: 0, -1, 1, -2 are 0, 1, 2, 3.
    package mutating func append(zigzag value: Int64) {
        append(varint: UInt64(bitPattern: (value &<< 1) ^ (value &>> 63)))
    }

    /// Codes of `width` bits each, lowest bit first, padded to a whole byte.
    package mutating func append(packed codes: [UInt32], width: Int) {
        var pending: UInt64 = 0
        var bits = 0
        for code in codes {
            pending |= UInt64(code) &<< UInt64(bits)
            bits += width
            while bits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending &>>= 8
                bits -= 8
            }
        }
        if bits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    }
}
