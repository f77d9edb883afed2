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

// MARK: Ids of the source

extension EventIdentity {
    /// The upper half of every identity that is a number. A hashed one has it once in 2^64, and is then still told
    /// apart by its lower half.
    static let numberTag: UInt64 = 0x6E75_6D62_6572_3031
    /// Digits that a number may have; any such fits into 60 bits.
    private static let mostDigits = 18

    /// The identity of an event that its source calls by a whole number: the number itself.
    package init(number: UInt64) {
        self.init(high: Self.numberTag, low: number)
    }

    /// The source's whole number; nil for every other identity.
    package var number: UInt64? { high == Self.numberTag ? low : nil }

    /// The identity of an event that its source names: a whole number written as usual is taken as it is, so that
    /// millions of them are small to keep and quick to find; all else is hashed.
    package static func named(_ bytes: UnsafeRawBufferPointer) -> EventIdentity {
        wholeNumber(bytes).map(EventIdentity.init(number:)) ?? hashed(bytes)
    }

    /// How blocks of format 1 knew this number; nil for an identity that isn't one.
    package var hashedNumber: EventIdentity? {
        guard let number else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { room in
            var rest = number
            var start = room.count
            repeat {
                start -= 1
                room[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            return Self.hashed(UnsafeRawBufferPointer(rebasing: room[start...]))
        }
    }

    private static func hashed(_ bytes: UnsafeRawBufferPointer) -> EventIdentity {
        EventIdentity(
            high: XXH64.hash(bytes, seed: 0x7468_726F_7567_686C), low: XXH64.hash(bytes, seed: 0x696E_655F_6964_3031))
    }

    /// Up to 18 digits, the first not a zero unless it is the only one: then two texts are never one number.
    private static func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
        guard 1...mostDigits ~= bytes.count else { return nil }
        guard bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
        var number: UInt64 = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ UInt64(digit)
        }
        return number
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

    @inline(__always)
    mutating func add(field: UInt64, _ word: UInt64) {
        add(field)
        add(word)
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
