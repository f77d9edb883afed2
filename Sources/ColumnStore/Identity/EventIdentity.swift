/// What makes an event the same event when its file is imported twice: 128 bits, wide enough that two different
/// events never meet (for a billion events the chance is below 1e-20).
package struct EventIdentity: Hashable, Sendable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64 = 0, low: UInt64 = 0) {
        self.high = high
        self.low = low
    }
}

/// Two running 64-bit mixes over the same words: one identity of 128 bits.
struct IdentityMixer {
    private var high: UInt64
    private var low: UInt64

    init() {
        high = 0x6A09_E667_F3BC_C908
        low = 0xBB67_AE85_84CA_A73B
    }

    @inline(__always)
    mutating func add(_ word: UInt64) {
        high = Mix.splitMix(high ^ word)
        low = Mix.murmur(low &+ word &* 0xD6E8_FEB8_6659_FD93)
    }

    var identity: EventIdentity { EventIdentity(high: high, low: low) }
}

/// Finalisers that spread every bit of a word over all of it.
package enum Mix {
    /// Stafford's variant 13, as in SplitMix64 (Steele, Lea and Flood 2014).
    @inline(__always)
    package static func splitMix(_ value: UInt64) -> UInt64 {
        var word = value &+ 0x9E37_79B9_7F4A_7C15
        word = (word ^ (word &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word &>> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word &>> 31)
    }

    /// The finaliser of MurmurHash3 x64 128 (Appleby 2011).
    @inline(__always)
    package static func murmur(_ value: UInt64) -> UInt64 {
        var word = value
        word = (word ^ (word &>> 33)) &* 0xFF51_AFD7_ED55_8CCD
        word = (word ^ (word &>> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return word ^ (word &>> 33)
    }
}
