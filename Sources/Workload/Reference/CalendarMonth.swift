/// A month of the calendar in UTC.
package struct CalendarMonth: Hashable, Sendable {
    package let year: Int64
    package let month: Int64

    /// The month of a moment in milliseconds since 1970 (civil from days: Hinnant 2013, "chrono-compatible low-level
    /// date algorithms").
    package init(containing milliseconds: Int64) {
        let days = (milliseconds - (((milliseconds % 86_400_000) + 86_400_000) % 86_400_000)) / 86_400_000 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// As `2025-03`.
    package var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
