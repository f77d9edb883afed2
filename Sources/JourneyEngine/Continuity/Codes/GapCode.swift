package import Experience

/// A gap's key in small integers: what `GapKey` says in names. 0 stands for absent or unknown.
package struct GapCode: Hashable, Sendable {
    /// Stands for "any" in a pool, where only one side is known when nothing went wrong.
    package static let any = UInt32.max

    package var kind: UInt32
    package var journey: UInt32
    /// First and second thing of the kind: two scenes, two channels, an item, a fact, or the department in between.
    package var first: UInt32
    package var second: UInt32
    /// The owners on both sides.
    package var from: UInt32
    package var to: UInt32

    package init(
        _ kind: GapKind, journey: UInt32, first: UInt32, second: UInt32 = 0, from: UInt32 = 0, to: UInt32 = 0
    ) {
        self.kind = kind.code
        self.journey = journey
        self.first = first
        self.second = second
        self.from = from
        self.to = to
    }

    /// The denominator that a gap belongs to: where only one side is known when nothing went wrong, the other is any.
    var pool: GapCode {
        var pool = self
        switch GapKind.all[Int(kind)] {
        case .repeatedAsk, .toneClash: pool.from = Self.any
        case .channelBounce:
            pool.second = Self.any
            pool.to = Self.any
        case .promiseLate, .promiseBroken:
            pool.kind = GapKind.promiseBroken.code
            pool.to = Self.any
        case .deadTime, .deadTimeOpen, .droppedHandOff, .ownershipBounce, .outOfOrder, .contradiction: break
        }
        return pool
    }
}

extension GapCode: PackedKey {
    @inline(__always)
    var spread: UInt64 {
        let scenes = UInt64(first) &<< 32 | UInt64(second)
        let owners = UInt64(from) &<< 32 | UInt64(to)
        let rest = UInt64(kind) &<< 32 | UInt64(journey)
        return Spread.of(scenes &* 0x9e37_79b9_7f4a_7c15 ^ owners &* 0xc2b2_ae3d_27d4_eb4f ^ rest)
    }
}

extension GapKind {
    /// By code.
    static let all = allCases

    /// The kind as a small integer; its place among all cases.
    var code: UInt32 {
        switch self {
        case .deadTime: 0
        case .deadTimeOpen: 1
        case .droppedHandOff: 2
        case .repeatedAsk: 3
        case .channelBounce: 4
        case .ownershipBounce: 5
        case .outOfOrder: 6
        case .promiseLate: 7
        case .promiseBroken: 8
        case .contradiction: 9
        case .toneClash: 10
        }
    }

    /// The excess over a limit or a due time is a length of time for these kinds.
    var hasExcess: Bool {
        switch self {
        case .deadTime, .deadTimeOpen, .promiseLate, .promiseBroken, .toneClash: true
        case .droppedHandOff, .repeatedAsk, .channelBounce, .ownershipBounce, .outOfOrder, .contradiction: false
        }
    }
}
