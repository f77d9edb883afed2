/// Finds the format in which a column's values are times.
struct TimeGuess {
    /// As the mapping writes it.
    let format: String
    /// Another pattern that all the values fit as well (day and month the other way round).
    let alternative: String?
    let namesZone: Bool

    private static let dates = [
        "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "M-d-yyyy", "yyyy/M/d", "yyyyMMdd", "d-MMM-yyyy", "d MMM yyyy",
        "MMM d, yyyy", "d.M.yy", "d/M/yy", "M/d/yy",
    ]
    private static let clocks = [
        "", " H:mm", " H:mm:ss", " H:mm:ss.SSS", " h:mm a", " h:mm:ss a", "'T'HH:mm:ss", "HHmmss",
    ]

    init?(_ column: ColumnProfile) {
        if column.all({ ISOTime.read($0)?.milliseconds != nil }) {
            self.init(format: "iso8601", namesZone: column.all { ISOTime.read($0)?.offset != nil })
        } else if let unix = Self.unix(column) {
            self.init(format: unix, namesZone: true)
        } else {
            let fits = Self.patterns.filter { pattern in column.all { pattern.read($0.trimmed)?.milliseconds != nil } }
            guard let first = fits.first else { return nil }
            self.init(format: first.text, alternative: fits.dropFirst().first?.text, namesZone: false)
        }
    }

    private init(format: String, alternative: String? = nil, namesZone: Bool) {
        self.format = format
        self.alternative = alternative
        self.namesZone = namesZone
    }

    private static let patterns: [TimePattern] = dates.flatMap { date in
        clocks.compactMap { clock in
            do throws(TimePattern.Fault) {
                return try TimePattern(date + clock)
            } catch {
                return nil
            }
        }
    }

    /// Whole numbers between the years 1990 and 2100, in a column whose name speaks of time.
    private static func unix(_ column: ColumnProfile) -> String? {
        let hints: Set<String> = [
            "time", "timestamp", "date", "ts", "at", "when", "created", "updated", "occurred", "epoch",
        ]
        guard !hints.isDisjoint(with: column.words) else { return nil }
        let seconds: ClosedRange<Int64> = 631_152_000...4_102_444_800
        let number = DecimalText()
        if column.all({ number.scaled($0, power: 0).map(seconds.contains) ?? false }) { return "unix_s" }
        let milliseconds = seconds.lowerBound * 1_000...seconds.upperBound * 1_000
        if column.all({ number.scaled($0, power: 0).map(milliseconds.contains) ?? false }) { return "unix_ms" }
        return nil
    }
}
