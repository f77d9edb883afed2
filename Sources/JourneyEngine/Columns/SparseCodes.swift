/// A column that few events fill: one bit an event, and the values of those that have one. Where a value stands is
/// found by counting bits (rank of a bit vector: Jacobson 1989).
struct SparseCodes: Sendable {
    private let bits: FixedBuffer<UInt64>
    /// Set bits before each word.
    private let ranks: FixedBuffer<UInt32>
    private let values: FixedBuffer<UInt32>

    /// Bytes that the largest code takes.
    let width: Int

    /// The set cells of `dense`, where zero is unset.
    init<Code: FixedWidthInteger & UnsignedInteger>(_ dense: UnsafePointer<Code>, count: Int, filled: Int) {
        let words = (count + 63) / 64
        bits = FixedBuffer(count: words, repeating: 0) { bits in
            for row in 0..<count where dense[row] != 0 { bits[row >> 6] |= 1 << UInt64(row & 63) }
        }
        ranks = FixedBuffer(count: words, repeating: 0) { [bits] ranks in
            var before: UInt32 = 0
            for word in 0..<words {
                ranks[word] = before
                before += UInt32(bits[word].nonzeroBitCount)
            }
        }
        values = FixedBuffer(count: filled, repeating: 0) { values in
            var next = 0
            for row in 0..<count where dense[row] != 0 {
                values[next] = UInt32(truncatingIfNeeded: dense[row])
                next += 1
            }
        }
        width = MemoryLayout<Code>.size
    }

    var bytes: Int { bits.bytes + ranks.bytes + values.bytes }

    subscript(row: Int) -> UInt32 {
        let word = bits[row >> 6]
        let bit = UInt64(row & 63)
        if word >> bit & 1 == 0 { return 0 }
        return values[Int(ranks[row >> 6]) + (word & ((1 << bit) - 1)).nonzeroBitCount]
    }

    /// Writes each filled row of the range; the target holds zeros.
    func spread(_ rows: Range<Int>, into target: UnsafeMutablePointer<UInt32>) {
        forEachFilled(in: rows) { target[$0 - rows.lowerBound] = $1 }
    }

    @inline(__always)
    func forEachFilled(in rows: Range<Int>, _ body: (Int, UInt32) -> Void) {
        if rows.isEmpty { return }
        let firstWord = rows.lowerBound >> 6
        let lastWord = (rows.upperBound - 1) >> 6
        let below = UInt64(1) << UInt64(rows.lowerBound & 63) - 1
        var next = Int(ranks[firstWord]) + (bits[firstWord] & below).nonzeroBitCount
        for index in firstWord...lastWord {
            var word = bits[index]
            if index == firstWord { word &= ~below }
            if index == lastWord {
                let used = UInt64(rows.upperBound - lastWord << 6)
                if used < 64 { word &= UInt64(1) << used - 1 }
            }
            while word != 0 {
                body(index << 6 + word.trailingZeroBitCount, values[next])
                next += 1
                word &= word - 1
            }
        }
    }
}
