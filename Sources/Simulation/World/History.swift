package import Experience

/// The two years that the demonstration company remembers: from 1 July 2024 to 30 June 2026 in Berlin, whatever the day
/// on which it is made. Moments inside it are whole seconds since its start.
package enum History {
    /// Midnight in Berlin on 1 July 2024.
    package static let start = Timestamp(milliseconds: 1_719_784_800_000)
    /// Midnight in Berlin after 30 June 2026; nothing is known of that moment or later.
    package static let end = Timestamp(milliseconds: start.milliseconds + Int64(length) * 1_000)

    static let startSeconds = Int(start.milliseconds / 1_000)
    static let days = 730
    static let length: Moment = Moment(days) * day
    /// How long a fault keeps a customer from buying, and the window in which the report looks for it.
    package static let effectDays = 180

    /// Customers shop more before winter and at the end of the year; January and February are quiet.
    static func season(at moment: Moment) -> Double {
        // July first; the history starts in July and repeats after twelve months.
        let months: [Double] = [0.95, 0.9, 1.05, 1.1, 1.35, 1.4, 0.85, 0.8, 0.95, 1.0, 1.05, 1.0]
        return months[Int(moment / day) % 365 * 12 / 365]
    }

    static let busiestSeason = 1.4

    /// November and December, when the warehouse can't keep up.
    static func isBusy(at moment: Moment) -> Bool { season(at: moment) > 1.3 }
}

/// A moment of the history in seconds since its start, or a length of time in seconds.
typealias Moment = Int32

let second: Moment = 1
let minute: Moment = 60
let hour: Moment = 3_600
let day: Moment = 86_400
