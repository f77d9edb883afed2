/// Days and milliseconds of the proleptic Gregorian calendar (after Howard Hinnant, "chrono-compatible low-level date
/// algorithms", 2013).
enum CivilDate {
    static let millisecondsADay: Int64 = 86_400_000

    /// Days since 1970-01-01; nil when there is no such day.
    static func days(year: Int, month: Int, day: Int) -> Int64? {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= length(ofMonth: month, year: year) else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A date and time as written on a clock face somewhere.
struct ClockReading {
    var year = 1970
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    /// Seconds east of Greenwich, where the text says so.
    var offset: Int?

    /// Milliseconds since 1970 on that clock; nil for a reading that no clock shows. 24:00 and a leap second are read
    /// as the moment that follows.
    var milliseconds: Int64? {
        guard let days = CivilDate.days(year: year, month: month, day: day), 0...24 ~= hour, 0...59 ~= minute,
            0...60 ~= second, hour < 24 || (minute == 0 && second == 0 && millisecond == 0)
        else { return nil }
        let seconds = Int64(hour * 3_600 + minute * 60 + second)
        return days * CivilDate.millisecondsADay + seconds * 1_000 + Int64(millisecond)
    }
}
