/// Lengths of time as people write them in scripts: `2d`, `1d12h`, `300ms`.
extension Wait {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]

    /// What a length of time looks like, for messages.
    package static let textForm = "whole numbers with units, such as 30m, 2d or 1d12h (units: w, d, h, m, s, ms)"

    /// Reads `1d12h`: units from large to small, each at most once, whole numbers. Nil when it is anything else, or
    /// longer than a thousand years.
    package init?(text: some StringProtocol) {
        var total: Int64 = 0
        var rest = Substring(text)[...]
        var nextUnit = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(letters.count)
            guard let count = Int64(digits),
                let unit = Self.units[nextUnit...].firstIndex(where: { $0.name == letters })
            else { return nil }
            let (product, productOverflows) = count.multipliedReportingOverflow(by: Self.units[unit].milliseconds)
            let (sum, sumOverflows) = total.addingReportingOverflow(product)
            guard !productOverflows, !sumOverflows, sum <= Wait.days(365_250).milliseconds else { return nil }
            total = sum
            nextUnit = unit + 1
        }
        self.init(milliseconds: total)
    }

    /// The canonical spelling, which reads back to the same length: `36h` is `1d12h`; weeks are written as days.
    package var text: String {
        guard milliseconds > 0 else { return milliseconds == 0 ? "0s" : "-" + Wait(milliseconds: -milliseconds).text }
        var rest = milliseconds
        var result = ""
        for unit in Self.units.dropFirst() where rest >= unit.milliseconds {
            result += "\(rest / unit.milliseconds)\(unit.name)"
            rest %= unit.milliseconds
        }
        return result
    }
}
