package import Experience

/// Figures in words, with their interval and what they rest on: never one without the others.
package enum Figures {
    /// `EUR 48,000` from minor units, rounded to whole units from a hundred on; bare without a currency.
    package static func money(_ minorUnits: Double, _ currency: Currency?) -> String {
        guard minorUnits.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<(currency?.minorDigits ?? 2) { scale *= 10 }
        let amount = minorUnits / scale
        let text = amount.magnitude >= 100 ? grouped(Int64(amount.rounded())) : twoDecimals(amount)
        return currency.map { "\($0.code) \(text)" } ?? text
    }

    /// `48,000`.
    package static func grouped(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    package static func grouped(_ value: Int) -> String { grouped(Int64(value)) }

    /// `6.6 %` from a share of one.
    package static func percent(_ share: Double) -> String {
        (share * 100).shortened + " %"
    }

    /// `6.1 ± 0.2`, or the bare value where no interval can be told.
    package static func plusMinus(_ estimate: Estimate) -> String {
        guard let interval = estimate.interval else { return estimate.value.shortened }
        return estimate.value.shortened + " ± " + ((interval.high - interval.low) / 2).shortened
    }

    private static func twoDecimals(_ value: Double) -> String {
        let hundredths = Int64((value * 100).rounded())
        let fraction = String(hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        return sign + grouped(Int64(hundredths.magnitude / 100)) + "."
            + (fraction.count < 2 ? "0" + fraction : fraction)
    }
}
