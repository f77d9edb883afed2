/// How much memory somebody allows the program: `8G`, `512M`, `800000k`, or plain bytes, in powers of 1,024.
package struct MemoryLimit: Hashable, Sendable, CustomStringConvertible {
    package let bytes: Int

    package init(bytes: Int) {
        self.bytes = bytes
    }

    /// Nil for anything but a whole number above 0, followed by nothing, k, M, G or T.
    package init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number > 0 else { return nil }
        let shifts = ["": 0, "K": 10, "M": 20, "G": 30, "T": 40]
        guard let shift = shifts[text.dropFirst(digits.count).uppercased()] else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: 1 << shift)
        if overflows { return nil }
        self.bytes = bytes
    }

    package var description: String { Self.words(bytes) }

    /// `1.5 GB`, `320 MB`: sizes for people, in powers of 1,024.
    static func words(_ bytes: Int) -> String {
        let units = [("TB", 40), ("GB", 30), ("MB", 20), ("kB", 10)]
        guard let (unit, shift) = units.first(where: { bytes >> $0.1 > 0 }) else { return "\(bytes) bytes" }
        let tenths = Int((Double(bytes) * 10 / Double(1 << shift)).rounded())
        let isWhole = tenths >= 100 || tenths % 10 == 0
        return isWhole ? "\((tenths + 5) / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}
