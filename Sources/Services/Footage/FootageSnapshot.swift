import JourneyEngine
import Stores
import Synchronization

/// The footage as it was at one moment, and the number of that moment: equal numbers mean equal footage.
struct FootageSnapshot: Sendable {
    let number: Int
    let log: EventLog
    /// Which ids are one customer of it.
    let merged: MergedCustomers
}

/// Holds the newest snapshot; readers take it without waiting for anybody who writes.
final class FootageShelf: Sendable {
    private let newest: Mutex<FootageSnapshot>
    /// Held by whoever is making the next snapshot of the newest one, so that nothing is lost between.
    private let writing = Mutex(())

    init(_ log: EventLog, knowing merged: MergedCustomers) {
        newest = Mutex(FootageSnapshot(number: 0, log: log, merged: merged))
    }

    var snapshot: FootageSnapshot { newest.withLock { $0 } }

    /// Replaces the log by what `next` makes of it: other footage, or the same in another form. Readers are never held
    /// up by the work. With who is one customer by now, if that has changed.
    func advance(
        isSameFootage: Bool = false, knowing merged: MergedCustomers? = nil, _ next: (EventLog) -> EventLog
    ) {
        writing.withLock { _ in
            let before = snapshot
            let log = next(before.log)
            newest.withLock {
                $0 = FootageSnapshot(
                    number: before.number + (isSameFootage ? 0 : 1), log: log, merged: merged ?? before.merged)
            }
        }
    }
}
