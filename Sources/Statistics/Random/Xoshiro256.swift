/// The product's one source of chance, xoshiro256** (Blackman & Vigna 2018): the same seed gives the same run on every
/// machine and in every language (methods.md 0.2).
package struct Xoshiro256: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// The stream of a seed, its state filled by ``SplitMix64``.
    package init(seed: UInt64) {
        var filler = SplitMix64(seed: seed)
        state = (filler.next(), filler.next(), filler.next(), filler.next())
    }

    /// A stream of its own for a labelled purpose (`"customer/17/orders"`): what one stream draws never shifts another.
    package init(seed: UInt64, stream label: String) {
        self.init(seed: seed ^ SplitMix64.mixed(Self.hash(of: label)))
    }

    /// A stream of its own for the `index`-th thing of a labelled kind, without spelling the number out.
    package init(seed: UInt64, stream label: String, _ index: UInt64) {
        let word = SplitMix64.mixed(Self.hash(of: label) &+ SplitMix64.mixed(index &+ 0x9E37_79B9_7F4A_7C15))
        self.init(seed: seed ^ word)
    }

    package mutating func next() -> UInt64 {
        let result = rotated(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotated(state.3, by: 45)
        return result
    }

    private func rotated(_ word: UInt64, by count: UInt64) -> UInt64 { (word << count) | (word >> (64 - count)) }

    /// FNV-1a over the label's UTF-8 (Fowler, Noll & Vo 1991).
    private static func hash(of label: String) -> UInt64 {
        label.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
