/// A wide number within a key, which is of 32-bit codes: its upper half, then its lower one.
extension Int64 {
    var halves: [UInt32] { UInt64(bitPattern: self).halves }

    init(halves: some Sequence<UInt32>) {
        self = halves.reduce(0) { $0 &<< 32 | Int64($1) }
    }
}

extension UInt64 {
    var halves: [UInt32] { [UInt32(truncatingIfNeeded: self &>> 32), UInt32(truncatingIfNeeded: self)] }
}
