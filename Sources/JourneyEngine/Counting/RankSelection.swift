/// Exact quantiles without sorting: the value at a rank, by counting leading digits (radix selection: Knuth 1998,
/// 5.2.5).
enum RankSelection {
    private static let digits = 11

    /// The value at rank ceil(share * n), counted from 1, as hundredths: 50 is the median, the lower of the two in the
    /// middle of an even number. It is always a value that occurs. Puts the values in another order; 0 of none.
    static func value(atPercent percent: Int, of values: UnsafeMutableBufferPointer<Int64>) -> Int64 {
        values.isEmpty ? 0 : value(atRank: rank(atPercent: percent, of: values.count), of: values)
    }

    /// ceil(share * count), at least 1.
    static func rank(atPercent percent: Int, of count: Int) -> Int { max(1, (count * percent + 99) / 100) }

    /// The value at a rank counted from 1. Puts the values in another order.
    static func value(atRank rank: Int, of values: UnsafeMutableBufferPointer<Int64>) -> Int64 {
        precondition(rank >= 1 && rank <= values.count, "rank \(rank) of \(values.count)")
        var rest = values
        var rank = rank
        while rest.count > 48 {
            var least = rest[0]
            var greatest = rest[0]
            for value in rest {
                least = min(least, value)
                greatest = max(greatest, value)
            }
            if least == greatest { return least }
            let range = UInt64(bitPattern: greatest &- least)
            let shift = UInt64(max(0, 64 - range.leadingZeroBitCount - digits))
            let (digit, before) = bin(of: rank, in: rest, least: least, shift: shift)
            if shift == 0 { return least &+ Int64(digit) }
            var kept = 0
            // Swapped, not copied: whoever asks for another rank next must find all values.
            for index in rest.indices where UInt64(bitPattern: rest[index] &- least) &>> shift == digit {
                rest.swapAt(kept, index)
                kept += 1
            }
            rest = UnsafeMutableBufferPointer(rebasing: rest[0..<kept])
            rank -= before
        }
        rest.sort()
        return rest[rank - 1]
    }

    /// The leading digit of the value at a rank, and how many values have a lesser one.
    private static func bin(
        of rank: Int, in values: UnsafeMutableBufferPointer<Int64>, least: Int64, shift: UInt64
    ) -> (digit: UInt64, before: Int) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digits) { bins in
            bins.initialize(repeating: 0)
            for value in values { bins[Int(truncatingIfNeeded: UInt64(bitPattern: value &- least) &>> shift)] += 1 }
            var digit = 0
            var before = 0
            while before + bins[digit] < rank {
                before += bins[digit]
                digit += 1
            }
            return (UInt64(digit), before)
        }
    }
}
