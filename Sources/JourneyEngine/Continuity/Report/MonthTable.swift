package import Experience

/// Tells the calendar month of a moment without a calendar: from a table of the months' first moments.
package struct MonthTable: Sendable {
    package let months: [MonthStart]
    private let starts: [Int64]
    /// By day of UTC from the first month on: the month that the day begins in.
    private let byDay: [UInt16]
    private let firstDay: Int64

    private static let day: Int64 = 86_400_000
    /// Years that dates are believed in where a table would grow beyond all use otherwise.
    private static let plausibleYears = 1900..<2300
    /// Memory stays within reason, whatever a file says.
    static let mostMonths = plausibleYears.count * 12
    private static let limit = plausibleYears.count * 12

    /// `months` ascending. Moments before the first or after the last month count into those.
    package init(_ months: [MonthStart]) {
        let known = months.isEmpty ? [MonthStart(year: 1970, month: 1, start: Timestamp(milliseconds: 0))] : months
        let sorted = known.sorted { $0.start < $1.start }
        let plausible = sorted.filter { Self.plausibleYears.contains($0.year) }
        self.months = Array((sorted.count > Self.limit && !plausible.isEmpty ? plausible : sorted).prefix(Self.limit))
        starts = self.months.map(\.start.milliseconds)
        let first = Self.dayNumber(starts[0])
        let last = min(Self.dayNumber(starts[starts.count - 1]), first + Int64(Self.limit) * 31)
        var byDay: [UInt16] = []
        var month = 0
        for day in first...last {
            while month + 1 < starts.count && starts[month + 1] <= day * Self.day { month += 1 }
            byDay.append(UInt16(month))
        }
        self.byDay = byDay
        firstDay = first
    }

    package var count: Int { months.count }

    /// The place of the month that a moment lies in.
    @inline(__always)
    package func place(of time: Int64) -> Int {
        let day = Self.dayNumber(time) - firstDay
        if day < 0 { return 0 }
        if day >= byDay.count { return months.count - 1 }
        var month = Int(byDay[Int(day)])
        while month + 1 < starts.count && starts[month + 1] <= time { month += 1 }
        return month
    }

    private static func dayNumber(_ time: Int64) -> Int64 {
        time >= 0 ? time / day : time.minus(day - 1) / day
    }
}

extension MonthTable {
    /// The months of UTC that a span of time touches, for where no zone is known (days from civil: Hinnant 2013).
    package static func utc(from: Timestamp, through: Timestamp) -> MonthTable {
        var (year, month) = civilMonth(ofDay: dayNumber(clamped(from)))
        let end = clamped(through)
        var months: [MonthStart] = []
        repeat {
            months.append(
                MonthStart(year: year, month: month, start: Timestamp(milliseconds: dayNumber(year, month) * day)))
            month += 1
            if month > 12 {
                month = 1
                year += 1
            }
        } while dayNumber(year, month) * day <= end && months.count < limit
        return MonthTable(months)
    }

    /// Within the years 1900 to 2299: wilder dates come from broken files.
    private static func clamped(_ time: Timestamp) -> Int64 {
        min(max(time.milliseconds, dayNumber(1900, 1) * day), dayNumber(2300, 1) * day - 1)
    }

    private static func civilMonth(ofDay day: Int64) -> (year: Int, month: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let fromMarch = (5 * ofYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (Int(year + era * 400 + (month <= 2 ? 1 : 0)), Int(month))
    }

    private static func dayNumber(_ year: Int, _ month: Int) -> Int64 {
        let shifted = Int64(month <= 2 ? year - 1 : year)
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (Int64(month) + (month > 2 ? -3 : 9)) + 2) / 5
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }
}
