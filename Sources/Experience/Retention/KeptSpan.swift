/// How long something is kept, in the calendar's own units: a month ends on the same day of the next one.
package enum KeptSpan: Sendable, Hashable {
    case days(Int)
    case months(Int)

    /// What such a length looks like, for messages.
    package static let textForm =
        "a whole number of days, months or years, such as “400 days”, “24 months” or “7 years”, up to 200 years"

    private static let mostYears = 200

    /// Reads `400 days`, `24months`, `7 years`; nil for anything else, for nothing at all and for more than 200 years.
    package init?(text: some StringProtocol) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count)
        guard let count = Int(digits), count > 0 else { return nil }
        switch unit.first == " " ? unit.dropFirst() : unit {
        case "day", "days":
            guard count <= Self.mostYears * 365 else { return nil }
            self = .days(count)
        case "month", "months":
            guard count <= Self.mostYears * 12 else { return nil }
            self = .months(count)
        case "year", "years":
            guard count <= Self.mostYears else { return nil }
            self = .months(count * 12)
        default: return nil
        }
    }

    /// `24 months`: reads back to the same length.
    package var text: String {
        switch self {
        case .days(let count): count == 1 ? "1 day" : "\(count) days"
        case .months(let count): count == 1 ? "1 month" : "\(count) months"
        }
    }
}
