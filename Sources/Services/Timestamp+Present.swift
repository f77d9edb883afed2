package import Experience
import Foundation

extension Timestamp {
    /// This moment, by the machine's clock. Domain and engine are given their moments; only the edges ask for one.
    package static var present: Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }
}
