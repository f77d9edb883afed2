package import Experience

/// How long one scene may take to follow another before the customer meets dead time, and where that limit came from.
package struct WaitLimit: Hashable, Sendable {
    /// Milliseconds; a robust limit has a fraction. Negative: there is no limit.
    package var milliseconds: Double
    package var source: LimitSource?

    package static let none = WaitLimit(milliseconds: -1, source: nil)

    package init(milliseconds: Double, source: LimitSource?) {
        self.milliseconds = milliseconds
        self.source = source
    }

    package var exists: Bool { milliseconds >= 0 }

    /// Rounded to a millisecond, and within what a wait may be.
    package var wait: Wait? {
        exists ? Wait(milliseconds: Int64(min(milliseconds.rounded(), 4e18))) : nil
    }
}
