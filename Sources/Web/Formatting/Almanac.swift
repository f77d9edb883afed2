import Experience
import Foundation
import Intake
import Services

/// Moments as the company's people read them: in the company's zone, told both ways ("2 h ago" and "Tue 14 Jan 2025,
/// 14:05").
struct Almanac: Sendable {
    private let calendar: Calendar
    private let now: Timestamp

    init(_ company: CompanyCalendar, now: Timestamp) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = company.zone
        self.calendar = calendar
        self.now = now
    }

    /// `Europe/Berlin`, to say which clock is meant.
    var zoneName: String { calendar.timeZone.identifier }

    /// `Tue 14 Jan 2025, 14:05`.
    func moment(_ time: Timestamp) -> String {
        let parts = parts(of: time)
        return "\(weekday(parts)) \(day(parts)), \(clock(parts))"
    }

    /// `14 Jan 2025`.
    func day(_ time: Timestamp) -> String { day(parts(of: time)) }

    /// `14:05`.
    func clock(_ time: Timestamp) -> String { clock(parts(of: time)) }

    /// `Tue 14 Jan 2025`, the heading of a day in a story.
    func heading(_ time: Timestamp) -> String {
        let parts = parts(of: time)
        return "\(weekday(parts)) \(day(parts))"
    }

    /// `2 h ago`, `in 3 days`, `just now`.
    func relative(_ time: Timestamp) -> String {
        let distance = now.milliseconds - time.milliseconds
        guard distance.magnitude >= 60_000 else { return "just now" }
        let rounded = Self.roughly(Int64(distance.magnitude))
        return distance > 0 ? "\(rounded) ago" : "in \(rounded)"
    }

    /// The same time of day so many days earlier, across changes of the clocks.
    func subtracting(days: Int, from time: Timestamp) -> Timestamp {
        let moved = calendar.date(byAdding: .day, value: -days, to: time.date) ?? time.date
        return Timestamp(milliseconds: Int64((moved.timeIntervalSince1970 * 1_000).rounded()))
    }

    /// `Jan 2025`.
    static func month(year: Int, month: Int) -> String {
        guard months.indices.contains(month - 1) else { return "\(year)" }
        return "\(months[month - 1]) \(year)"
    }

    /// A length of time in whole units, for "ago".
    private static func roughly(_ milliseconds: Int64) -> String {
        let units: [(Int64, String, String)] = [
            (31_557_600_000, "year", "years"), (2_629_800_000, "month", "months"), (86_400_000, "day", "days"),
            (3_600_000, "h", "h"), (60_000, "min", "min"),
        ]
        for (size, one, many) in units where milliseconds >= size {
            let count = milliseconds / size
            return "\(count) \(count == 1 ? one : many)"
        }
        return "a moment"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    private func parts(of time: Timestamp) -> DateComponents {
        calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .weekday],
            from: time.date)
    }

    private func weekday(_ parts: DateComponents) -> String { Self.weekdays[((parts.weekday ?? 1) - 1) % 7] }
    private func day(_ parts: DateComponents) -> String {
        "\(parts.day ?? 0) \(Self.month(year: parts.year ?? 0, month: parts.month ?? 0))"
    }
    private func clock(_ parts: DateComponents) -> String { "\(twoDigits(parts.hour)):\(twoDigits(parts.minute))" }
    private func twoDigits(_ value: Int?) -> String { (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
}
