/// The 64-bit hash behind every name, identity and checksum of the store: the same on every machine and for ever
/// (Yann Collet, xxHash specification 0.1.1, XXH64).
package enum XXH64 {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    package static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return avalanche(seed &+ prime5) }
        var at = start
        let end = start + bytes.count
        var hash: UInt64
        if bytes.count >= 32 {
            hash = stripes(&at, until: end - 32, seed: seed)
        } else {
            hash = seed &+ prime5
        }
        hash &+= UInt64(truncatingIfNeeded: bytes.count)
        while end - at >= 8 {
            hash = rotated(hash ^ round(0, word(at)), 27) &* prime1 &+ prime4
            at += 8
        }
        if end - at >= 4 {
            let half = UInt64(UInt32(littleEndian: at.loadUnaligned(as: UInt32.self)))
            hash = rotated(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
            at += 4
        }
        while at < end {
            hash = rotated(hash ^ (UInt64(at.load(as: UInt8.self)) &* prime5), 11) &* prime1
            at += 1
        }
        return avalanche(hash)
    }

    /// The hash of a text's UTF-8 bytes.
    package static func hash(_ text: String, seed: UInt64 = 0) -> UInt64 {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0), seed: seed) }
    }

    /// Four lanes over stripes of 32 bytes, while a whole stripe starts at or before `last`.
    private static func stripes(
        _ at: inout UnsafeRawPointer, until last: UnsafeRawPointer, seed: UInt64
    ) -> UInt64 {
        var lane1 = seed &+ prime1 &+ prime2
        var lane2 = seed &+ prime2
        var lane3 = seed
        var lane4 = seed &- prime1
        repeat {
            lane1 = round(lane1, word(at))
            lane2 = round(lane2, word(at + 8))
            lane3 = round(lane3, word(at + 16))
            lane4 = round(lane4, word(at + 24))
            at += 32
        } while at <= last
        var hash = rotated(lane1, 1) &+ rotated(lane2, 7) &+ rotated(lane3, 12) &+ rotated(lane4, 18)
        hash = (hash ^ round(0, lane1)) &* prime1 &+ prime4
        hash = (hash ^ round(0, lane2)) &* prime1 &+ prime4
        hash = (hash ^ round(0, lane3)) &* prime1 &+ prime4
        return (hash ^ round(0, lane4)) &* prime1 &+ prime4
    }

    @inline(__always)
    private static func word(_ at: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: at.loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ by: UInt64) -> UInt64 {
        (value &<< by) | (value &>> (64 &- by))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotated(lane &+ (input &* prime2), 31) &* prime1
    }

    private static func avalanche(_ value: UInt64) -> UInt64 {
        var hash = value
        hash = (hash ^ (hash &>> 33)) &* prime2
        hash = (hash ^ (hash &>> 29)) &* prime3
        return hash ^ (hash &>> 32)
    }
}
