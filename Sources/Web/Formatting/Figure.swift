import Experience
import Services

/// A published figure ready for the page: its value, its interval and how many stand behind it, never one without the
/// others. Drawn by the `figure` template, which greys out what rests on few.
struct Figure: Hashable, Sendable {
    var value: String
    var interval: String?
    var behind: String
    var few: Bool
}

extension Figure {
    /// A mean on the scale of 0 to 10: `7.9 ± 0.3 · 412 answers`.
    static func score(_ estimate: Estimate, of people: (String, String) = ("answer", "answers")) -> Figure {
        Figure(
            value: Figures.decimal(estimate.value, digits: 1), interval: Figures.interval(estimate, digits: 1),
            behind: Figures.count(estimate.count, people.0, people.1), few: estimate.few)
    }

    /// A difference of scores, with its sign.
    static func scoreDifference(_ estimate: Estimate) -> Figure {
        Figure(
            value: Figures.signed(estimate.value, digits: 1), interval: Figures.interval(estimate, digits: 1),
            behind: Figures.count(estimate.count, "answer", "answers"), few: estimate.few)
    }

    /// A share of people: `6.6 % (6.2 to 7.0) · 18,332 customers`.
    static func share(_ estimate: Estimate, of people: (String, String) = ("customer", "customers")) -> Figure {
        Figure(
            value: Figures.share(estimate.value), interval: Figures.interval(estimate, digits: 1, times: 100),
            behind: Figures.count(estimate.count, people.0, people.1), few: estimate.few)
    }

    /// An amount in minor units.
    static func money(
        _ estimate: Estimate, _ currency: Currency?, of people: (String, String) = ("customer", "customers")
    ) -> Figure {
        Figure(
            value: Figures.money(estimate.value, currency), interval: Figures.moneyInterval(estimate, currency),
            behind: Figures.count(estimate.count, people.0, people.1), few: estimate.few)
    }
}
