/// A lived story laid beside the nearest way that the design allows.
package struct Alignment: Hashable, Sendable {
    package var cost: Int
    package var moves: [AlignedMove]
}

/// One step of an alignment, in four bytes.
package struct AlignedMove: Hashable, Sendable, BitwiseCopyable {
    package enum Kind: UInt32, Sendable {
        case asDesigned
        /// Happened where the design has no such scene.
        case added
        /// Designed, but did not happen.
        case skipped
    }

    private let bits: UInt32

    init(_ kind: Kind, _ scene: UInt32) { bits = scene &<< 2 | kind.rawValue }

    package var kind: Kind { Kind(rawValue: bits & 3) ?? .asDesigned }
    /// 0 for an added scene that the design doesn't have.
    package var scene: Int { Int(bits &>> 2) }
}
