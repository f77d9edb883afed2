import Experience
import Services

/// A month-by-month trend small enough for a row: points of a line in a box of 96 by 24, and the same in words.
struct Sparkline: Hashable, Sendable {
    static let width = 96.0
    static let height = 24.0

    var points: String
    var words: String

    /// Nil with fewer than two months that had opportunities.
    init?(_ trend: [GapMonth]) {
        let months = trend.enumerated().filter { $0.element.opportunities > 0 }
        guard let first = months.first, let last = months.last, first.offset < last.offset else { return nil }
        let shares = months.map { Double($0.element.occurrences) / Double($0.element.opportunities) }
        let top = max(shares.max() ?? 0, .leastNormalMagnitude)
        let span = Double(last.offset - first.offset)
        points = zip(months, shares).map { month, share in
            let x = 2 + Double(month.offset - first.offset) / span * (Self.width - 4)
            let y = Self.height - 2 - share / top * (Self.height - 4)
            return "\(Self.tenths(x)),\(Self.tenths(y))"
        }.joined(separator: " ")
        words =
            "\(Self.name(first.element)) \(Figures.share(shares.first ?? 0)), "
            + "\(Self.name(last.element)) \(Figures.share(shares.last ?? 0))"
    }

    private static func name(_ month: GapMonth) -> String { Almanac.month(year: month.year, month: month.month) }

    private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
