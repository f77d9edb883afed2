package import Experience
import Synchronization

/// What became of the backups that a server makes by itself, for whoever watches it.
package final class BackupLog: Sendable {
    package struct State: Sendable, Hashable {
        /// Whether this server makes any.
        package var isScheduled = false
        /// How often, and how many are kept; nil when it makes none.
        package var every: Wait?
        package var kept: Int?
        package var lastMade: Timestamp?
        package var lastFile: String?
        package var nextDue: Timestamp?
        /// Why the latest attempt made none; nil when it did.
        package var failure: String?
        package var failedAt: Timestamp?
    }

    private let current = Mutex(State())

    package init() {}

    package var state: State { current.withLock { $0 } }

    package func update(_ change: (inout State) -> Void) {
        current.withLock { change(&$0) }
    }
}
