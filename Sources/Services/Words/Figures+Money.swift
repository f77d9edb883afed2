package import Experience

extension Figures {
    /// `EUR 48,000`: without cents from a thousand on, with them below. Without a currency the bare number.
    package static func money(_ minorUnits: Double, _ currency: Currency?) -> String {
        let amount = minorUnits / unit(currency)
        let digits = amount.magnitude >= 1_000 ? 0 : (currency?.minorDigits ?? 2)
        return prefix(currency) + decimal(amount, digits: digits)
    }

    /// `EUR 48,000` with the interval in thousands where it is that large: `(31k to 65k)`.
    package static func moneyInterval(_ estimate: Estimate, _ currency: Currency?) -> String? {
        guard let interval = estimate.interval, interval.low.isFinite, interval.high.isFinite else { return nil }
        let low = interval.low / unit(currency)
        let high = interval.high / unit(currency)
        return "(\(compact(low)) to \(compact(high)))"
    }

    /// Three significant digits at most, thousands as `k` and millions as `M`.
    package static func compact(_ amount: Double) -> String {
        switch amount.magnitude {
        case 10_000_000...: decimal(amount / 1_000_000, digits: 0) + "M"
        case 1_000_000...: decimal(amount / 1_000_000, digits: 1) + "M"
        case 10_000...: decimal(amount / 1_000, digits: 0) + "k"
        case 1_000...: decimal(amount, digits: 0)
        case 100...: decimal(amount, digits: 0)
        default: decimal(amount, digits: amount.rounded() == amount ? 0 : 2)
        }
    }

    private static func prefix(_ currency: Currency?) -> String {
        currency.map { $0.code + "\u{a0}" } ?? ""
    }

    /// Minor units in one major unit.
    package static func unit(_ currency: Currency?) -> Double {
        var unit = 1.0
        for _ in 0..<(currency?.minorDigits ?? 2) { unit *= 10 }
        return unit
    }
}
