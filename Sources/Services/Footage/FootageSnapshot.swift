import JourneyEngine
import Synchronization

/// The footage as it was at one moment, and the number of that moment: equal numbers mean equal footage.
struct FootageSnapshot: Sendable {
    let number: Int
    let log: EventLog
}

/// Holds the newest snapshot; readers take it without waiting for anybody who writes.
final class FootageShelf: Sendable {
    private let newest: Mutex<FootageSnapshot>

    init(_ log: EventLog) {
        newest = Mutex(FootageSnapshot(number: 0, log: log))
    }

    var snapshot: FootageSnapshot { newest.withLock { $0 } }

    /// Replaces the log by what `next` makes of it. Writers come one after the other (see `FootageService`), so nothing
    /// is lost between reading the old and placing the new one, and readers are never held up by the work.
    func advance(_ next: (EventLog) -> EventLog) {
        let before = snapshot
        let log = next(before.log)
        newest.withLock { $0 = FootageSnapshot(number: before.number + 1, log: log) }
    }
}
