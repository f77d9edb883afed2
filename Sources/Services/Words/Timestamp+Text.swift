package import Experience
import Foundation

extension Timestamp {
    /// `2026-03-29T12:05:00.000Z`: a moment as other programs read it.
    package var iso8601: String {
        // Of whole seconds: a fraction in floating point would be cut off, often a millisecond too low.
        let second = Int64((Double(milliseconds) / 1_000).rounded(.down))
        let rest = String(milliseconds - second * 1_000)
        let text = Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
        return text.dropLast() + "." + String(repeating: "0", count: 3 - rest.count) + rest + "Z"
    }
}
