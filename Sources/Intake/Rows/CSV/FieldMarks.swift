/// Where delimiters and newlines stand in a stretch of a table without quotes.
struct FieldMarks {
    /// Marks behind those that are wanted that may be written.
    static let slack = 2 * blockBytes
    /// Bytes that are looked at together.
    static let blockBytes = 64

    private(set) var count = 0
    /// How many of them are newlines.
    private(set) var newlines = 0
    private(set) var hasHighBytes = false

    /// Writes the places down in their order, until there are as many as are wanted, or a block of bytes more.
    static func find(
        in piece: CSVPiece, from start: Int, delimiter: UInt8, wanted: Int, into marks: UnsafeMutablePointer<UInt32>
    ) -> FieldMarks {
        let bytes = UnsafeRawPointer(piece.base)
        let end = piece.count
        let delimiters = SIMD16<UInt8>(repeating: delimiter)
        let newlines = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
        var found = FieldMarks()
        var seen = SIMD16<UInt8>()
        var at = start
        var next = 0
        while at < end, next < wanted {
            var bits: UInt64 = 0
            var lines = SIMD16<UInt8>()
            for part in 0..<4 {
                let word = bytes.loadUnaligned(fromByteOffset: at &+ part &* 16, as: SIMD16<UInt8>.self)
                seen |= word
                let isNewline = unsafeBitCast(word .== newlines, to: SIMD16<UInt8>.self)
                lines &-= isNewline
                let isMark = unsafeBitCast(word .== delimiters, to: SIMD16<UInt8>.self) | isNewline
                bits |= Self.bits(isMark) &<< UInt64(truncatingIfNeeded: part &* 16)
            }
            // What lies behind the piece is no part of it.
            if end &- at < blockBytes { bits &= (1 &<< UInt64(truncatingIfNeeded: end &- at)) &- 1 }
            found.newlines &+= sum(lines)
            let count = bits.nonzeroBitCount
            let first = UInt32(truncatingIfNeeded: at)
            // Eight at a time: what is written too much is written over by the next.
            var written = 0
            repeat {
                for place in 0..<8 {
                    marks[next &+ written &+ place] = first &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                    bits &= bits &- 1
                }
                written &+= 8
            } while written < count
            next &+= count
            at &+= blockBytes
        }
        found.count = next
        found.hasHighBytes = (seen & 0x80) != SIMD16()
        return found
    }

    /// A bit for each byte, which are all ones or zeros.
    @inline(__always)
    private static func bits(_ bytes: SIMD16<UInt8>) -> UInt64 {
        let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
        return gathered(words[0]) | gathered(words[1]) &<< 8
    }

    /// The product brings each byte's own bit to the highest byte.
    @inline(__always)
    private static func gathered(_ word: UInt64) -> UInt64 {
        ((word.littleEndian & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
    }

    /// The sum of small numbers.
    @inline(__always)
    private static func sum(_ bytes: SIMD16<UInt8>) -> Int {
        let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
        return Int(truncatingIfNeeded: ((words[0] &+ words[1]) &* 0x0101_0101_0101_0101) &>> 56)
    }
}

/// The fields of a batch's rows in one column.
struct FieldColumn {
    /// Where the piece begins that they lie in.
    let base: UnsafePointer<UInt8>
    /// Start in the lower, length in the upper half.
    let cells: UnsafePointer<UInt64>

    @inline(__always)
    subscript(row: Int) -> (start: UnsafePointer<UInt8>, count: Int) {
        let cell = cells[row]
        return (base + Int(truncatingIfNeeded: cell & 0xFFFF_FFFF), Int(truncatingIfNeeded: cell &>> 32))
    }
}
