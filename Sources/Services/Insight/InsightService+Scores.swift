import Asking
package import Experience
import Intake
import JourneyEngine

/// The questions about what waits do to the next score, what contentment is worth, and where scores come from.
extension InsightService {
    /// Hand-offs that took longer than most of their kind, and the scores that came next.
    package func delays(
        percent: Int = 95, _ filter: InsightFilter, within grouping: Grouping = .customer
    ) async throws -> HandOffDelays {
        try await ask { $0.handOffDelays(filter, percent: percent, within: grouping.engine) }
    }

    /// What customers spent from a day on, by the scores that they gave before. `day` as `2026-03-29` in the company's
    /// zone; the middle of the footage when none is given.
    ///
    /// Errors: `FilterError` when it is no day.
    package func laterSpend(from day: String?, cuts: [Int] = [7, 9], _ filter: InsightFilter) async throws -> LaterSpend
    {
        let subject = try await subject()
        let split: Timestamp
        if let day, !day.isEmpty {
            guard let moment = subject.calendar.startOfDay(day) else {
                throw FilterError.notADay(parameter: "split", value: day)
            }
            split = moment
        } else {
            let first = subject.engine.log.firstTime?.milliseconds ?? 0
            let last = subject.engine.log.lastTime?.milliseconds ?? 0
            let middle = Timestamp(milliseconds: first / 2 + last / 2)
            split = subject.months.last { $0.start <= middle }?.start ?? middle
        }
        let splitDay = subject.calendar.day(of: split)
        return await BlockingWork.run {
            LaterSpend(day: splitDay, rows: subject.engine.laterSpend(filter, split: split, cuts: cuts))
        }
    }

    /// How content customers were, month by month, by the last scene before they answered.
    package func sceneScores(_ filter: InsightFilter, leavingOut kind: String = "feedback") async throws
        -> [SceneScoreRow]
    {
        let subject = try await subject()
        let months = subject.months
        return await BlockingWork.run {
            subject.engine.sceneScores(filter, months: months, leavingOut: kind)
        }
    }
}
