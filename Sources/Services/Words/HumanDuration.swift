package import Experience

extension Wait {
    /// The wait in the unit a person would use: `45 s`, `12 min`, `5.5 h`, `2.9 days`.
    package var inWords: String {
        let magnitude = milliseconds.magnitude
        let (unit, size, plural): (String, Double, String) =
            switch magnitude {
            case ..<1_000: ("ms", 1, "ms")
            case ..<90_000: ("s", 1_000, "s")
            case ..<5_400_000: ("min", 60_000, "min")
            case ..<129_600_000: ("h", 3_600_000, "h")
            default: ("day", 86_400_000, "days")
            }
        let value = Double(milliseconds) / size
        let text = value.shortened
        return text + " " + (text == "1" ? unit : plural)
    }
}

extension Double {
    /// At most one digit after the point, and none for large or whole numbers.
    package var shortened: String {
        guard isFinite else { return "–" }
        let tenths = (self * 10).rounded()
        if magnitude >= 100 || tenths.truncatingRemainder(dividingBy: 10) == 0 {
            return String(Int64(rounded()))
        }
        let whole = Int64(tenths) / 10
        let digit = (Int64(tenths) % 10).magnitude
        return (tenths < 0 && whole == 0 ? "-" : "") + "\(whole).\(digit)"
    }
}
