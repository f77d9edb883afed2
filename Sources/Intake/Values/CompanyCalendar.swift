package import Experience
package import Foundation

/// The company's calendar: turns moments into days and months of its time zone, and days that people write into
/// moments.
package struct CompanyCalendar: Sendable {
    package let zone: TimeZone
    private let calendar: Calendar

    /// UTC when there is no script, or when its zone is not known here.
    package init(of script: Script?) {
        self.init(zone: script.flatMap { TimeZone(identifier: $0.company.timeZone) } ?? .gmt)
    }

    package init(zone: TimeZone) {
        self.zone = zone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// The first moment of a day written `2026-03-29`; nil for anything else.
    package func startOfDay(_ text: String) -> Timestamp? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day),
            let date = calendar.date(from: DateComponents(year: year, month: month, day: day)),
            // A day that the month does not have would roll over into the next.
            calendar.component(.day, from: date) == day
        else { return nil }
        return Timestamp(date)
    }

    /// `2026-03-29`.
    package func day(of moment: Timestamp) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: moment.date)
        return "\(parts.year ?? 0)-\(Self.twoDigits(parts.month))-\(Self.twoDigits(parts.day))"
    }

    /// `2026-03-29 14:05`.
    package func minute(of moment: Timestamp) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: moment.date)
        return day(of: moment) + " " + Self.twoDigits(parts.hour) + ":" + Self.twoDigits(parts.minute)
    }

    /// The first moments of all months that a span of time touches, and the first moment after them.
    package func months(from: Timestamp, through: Timestamp) -> [MonthStart] {
        var parts = calendar.dateComponents([.year, .month], from: from.date)
        var months: [MonthStart] = []
        while let year = parts.year, let month = parts.month, let date = calendar.date(from: parts) {
            months.append(MonthStart(year: year, month: month, start: Timestamp(date)))
            // One month past the end closes the last; the cap keeps a wild date from making a table of a million
            // months.
            if Timestamp(date) > through || months.count > 12 * 400 { break }
            parts =
                month == 12 ? DateComponents(year: year + 1, month: 1) : DateComponents(year: year, month: month + 1)
        }
        return months
    }

    private static func twoDigits(_ value: Int?) -> String {
        let text = String(value ?? 0)
        return text.count < 2 ? "0" + text : text
    }
}

extension Timestamp {
    package init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }

    /// The same moment for Foundation.
    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }
}
