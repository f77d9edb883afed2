package import Experience
import JourneyEngine

/// How much footage there is to ask, and what of it can't be read.
package struct FootageState: Sendable, Hashable {
    package let events: Int
    package let customers: Int
    package let firstTime: Timestamp?
    package let lastTime: Timestamp?
    package let missing: MissingFootage
}

extension FootageService {
    /// How it stands at this moment.
    package nonisolated var state: FootageState {
        let log = snapshot().log
        return FootageState(
            events: log.eventCount, customers: log.customerCount, firstTime: log.firstTime, lastTime: log.lastTime,
            missing: missing)
    }
}

extension InsightService {
    /// What every answer is without.
    package var missing: MissingFootage { footage.missing }
}
