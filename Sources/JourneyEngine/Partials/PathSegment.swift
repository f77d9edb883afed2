package import Experience

/// A stretch of one case as a value: where it begins, where it ends, and how often what followed what in between. Put
/// together in the order of time, in any grouping, stretches give the whole case (methods.md 8: an ordered monoid,
/// which is associative but not commutative). Whole cases add in any order.
package struct PathSegment: Hashable, Sendable {
    /// Nil of an empty stretch.
    package private(set) var first: TouchpointID?
    package private(set) var last: TouchpointID?
    package private(set) var follows: [Pair: Int] = [:]

    package struct Pair: Hashable, Sendable {
        package var from: TouchpointID
        package var to: TouchpointID
    }

    package init() {}

    package init(_ scenes: some Sequence<TouchpointID>) {
        for scene in scenes { append(PathSegment(scene)) }
    }

    private init(_ scene: TouchpointID) {
        first = scene
        last = scene
    }

    /// Puts what came next behind it.
    package mutating func append(_ next: PathSegment) {
        addFollows(of: next)
        guard let begin = next.first else { return }
        if let last { follows[Pair(from: last, to: begin), default: 0] += 1 }
        first = first ?? begin
        last = next.last
    }

    /// Adds what followed what in other cases; where this stretch begins and ends stays.
    package mutating func addFollows(of other: PathSegment) {
        follows.merge(other.follows) { $0 + $1 }
    }
}
