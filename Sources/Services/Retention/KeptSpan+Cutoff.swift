package import Experience
import Foundation

extension KeptSpan {
    /// What is older goes: the beginning of the day so long ago, in UTC, so that all of a day goes together and every
    /// server says the same. A month that is too short ends on its last day.
    package func cutoff(at now: Timestamp) -> Timestamp {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let today = calendar.startOfDay(for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1_000))
        let day =
            switch self {
            case .days(let count): calendar.date(byAdding: .day, value: -count, to: today)
            case .months(let count): calendar.date(byAdding: .month, value: -count, to: today)
            }
        // The calendar knows every day of 200 years back.
        guard let day else { return Timestamp(milliseconds: .min) }
        return Timestamp(milliseconds: Int64(day.timeIntervalSince1970) * 1_000)
    }
}
