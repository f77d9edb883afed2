package import Experience
import Foundation
import Intake

extension Timestamp {
    /// `2026-03-29T12:05:00.000Z`: a moment as other programs read it.
    package var iso8601: String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
