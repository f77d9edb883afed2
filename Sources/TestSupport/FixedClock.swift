package import Experience
import Synchronization

/// A clock that stands still until the test moves it.
package final class FixedClock: Sendable {
    private let time: Mutex<Timestamp>

    /// 2025-03-01 12:00 UTC unless said otherwise.
    package init(at start: Timestamp = Timestamp(milliseconds: 1_740_830_400_000)) {
        time = Mutex(start)
    }

    package var now: Timestamp { time.withLock { $0 } }

    package func advance(by wait: Wait) {
        time.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + wait.milliseconds) }
    }
}
