package import Experience

/// Numbers as people read them: grouped thousands, shares in per cent, scores with one digit. Pages, reports and
/// the command line write their figures through here, so that one figure looks the same everywhere.
package enum Figures {
    /// `18,332`.
    package static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "−" + text : text
    }

    /// `1 customer`, `412 customers`.
    package static func count(_ value: Int, _ one: String, _ many: String) -> String {
        count(value) + " " + (value == 1 ? one : many)
    }

    /// `6.6 %`; never `0 %` or `100 %` for a share that is neither.
    package static func share(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let percent = value * 100
        if percent > 0, percent < 0.1 { return "< 0.1 %" }
        if percent < 100, percent > 99.9 { return "> 99.9 %" }
        return decimal(percent, digits: 1) + " %"
    }

    /// `2026-03`.
    package static func month(_ year: Int, _ month: Int) -> String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)" }

    /// A number with a fixed count of digits after the point, with a real minus sign.
    package static func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let rounded = (value.magnitude * scale).rounded()
        let whole = Int(rounded / scale)
        let sign = value < 0 && rounded > 0 ? "−" : ""
        guard digits > 0 else { return sign + count(whole) }
        let rest = String(Int(rounded) - whole * Int(scale))
        return sign + count(whole) + "." + String(repeating: "0", count: digits - rest.count) + rest
    }

    /// The same with a sign in front of gains as well as losses: `+0.4`, `−2.3`.
    package static func signed(_ value: Double, digits: Int) -> String {
        let text = decimal(value, digits: digits)
        let isPositive = value > 0 && text.contains { $0 != "0" && $0 != "." }
        return isPositive ? "+" + text : text
    }

    /// `± 0.3` for an interval that lies evenly around its value, else `(6.9 to 8.4)`.
    package static func interval(_ estimate: Estimate, digits: Int, times factor: Double = 1) -> String? {
        guard let interval = estimate.interval, interval.low.isFinite, interval.high.isFinite else { return nil }
        let below = estimate.value - interval.low
        let above = interval.high - estimate.value
        let half = (below + above) / 2
        if (below - above).magnitude <= 0.1 * half {
            return "± " + decimal(half * factor, digits: digits)
        }
        return
            "(\(decimal(interval.low * factor, digits: digits)) to \(decimal(interval.high * factor, digits: digits)))"
    }

    /// A score of 0 to 10 from hundredths of its scale's points as it was answered: `9 of 10`, `4 of 1–5`.
    package static func answer(hundredths: Int, scale: String?) -> String {
        let value = (Double(hundredths) / 100).shortened
        guard let scale else { return value }
        return scale.hasPrefix("0-")
            ? "\(value) of \(scale.dropFirst(2))" : "\(value) on \(scale.replacing("-", with: "–"))"
    }
}
