/// Codes of `width` bits each, lowest bit first, padded to a whole byte.
enum BitPacking {
    static func size(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }
    /// Bytes behind the codes that `pack` may touch.
    static let slack = 16

    /// Eight codes are `width` bytes: up to 16 bits a code they are put together in two words.
    static func pack(_ codes: UnsafeBufferPointer<UInt32>, width: Int, at start: UnsafeMutableRawPointer) {
        var at = start
        var index = 0
        if width <= 16 {
            let bits = UInt64(truncatingIfNeeded: width)
            while index &+ 8 <= codes.count {
                let low = four(codes, index, bits)
                let high = four(codes, index &+ 4, bits)
                at.storeBytes(of: (low | high << (4 &* bits)).littleEndian, as: UInt64.self)
                let rest = bits == 0 ? 0 : high >> (64 &- 4 &* bits)
                (at + 8).storeBytes(of: rest.littleEndian, as: UInt64.self)
                at += width
                index &+= 8
            }
        }
        var pending: UInt64 = 0
        var held = 0
        while index < codes.count {
            pending |= UInt64(codes[index]) &<< UInt64(held)
            held += width
            index += 1
            while held >= 8 || (index == codes.count && held > 0) {
                at.storeBytes(of: UInt8(truncatingIfNeeded: pending), as: UInt8.self)
                at += 1
                pending &>>= 8
                held -= 8
            }
        }
    }

    @inline(__always)
    private static func four(_ codes: UnsafeBufferPointer<UInt32>, _ index: Int, _ bits: UInt64) -> UInt64 {
        UInt64(codes[index]) | UInt64(codes[index &+ 1]) &<< bits | UInt64(codes[index &+ 2]) &<< (2 &* bits)
            | UInt64(codes[index &+ 3]) &<< (3 &* bits)
    }

    /// The other way; `bytes` hold as many codes as are wanted.
    static func unpack(
        _ bytes: UnsafeRawBufferPointer, width: Int, into codes: UnsafeMutableBufferPointer<UInt32>
    ) {
        guard let start = bytes.baseAddress, width > 0 else {
            codes.initialize(repeating: 0)
            return
        }
        var at = start
        var index = 0
        let mask: UInt64 = (1 &<< UInt64(width)) &- 1
        if width <= 16 {
            let bits = UInt64(truncatingIfNeeded: width)
            let end = start + bytes.count - 16
            while index &+ 8 <= codes.count, at <= end {
                let first = UInt64(littleEndian: at.loadUnaligned(as: UInt64.self))
                let second = UInt64(littleEndian: (at + 8).loadUnaligned(as: UInt64.self))
                let high = first >> (4 &* bits) | second << (64 &- 4 &* bits)
                for step in 0..<4 as Range<UInt64> {
                    codes[index &+ Int(step)] = UInt32(truncatingIfNeeded: first &>> (step &* bits) & mask)
                    codes[index &+ 4 &+ Int(step)] = UInt32(truncatingIfNeeded: high &>> (step &* bits) & mask)
                }
                at += width
                index &+= 8
            }
        }
        var pending: UInt64 = 0
        var held = 0
        while index < codes.count {
            while held < width {
                pending |= UInt64(at.loadUnaligned(as: UInt8.self)) &<< UInt64(held)
                at += 1
                held += 8
            }
            codes[index] = UInt32(truncatingIfNeeded: pending & mask)
            pending &>>= UInt64(width)
            held -= width
            index += 1
        }
    }
}
