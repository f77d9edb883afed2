/// A scale of answers as people write it: `0-10`, `1-5`, `-3-3`.
package struct ScaleText: Hashable, Sendable {
    /// In hundredths of a point.
    package let lowest: Int32
    package let highest: Int32

    package static let usual = ScaleText(lowest: 0, highest: 1_000)

    package static func read(_ text: String) -> ScaleText? {
        var text = text
        return text.withUTF8 { read(Field($0)) }
    }

    static func read(_ field: Field) -> ScaleText? {
        let field = field.trimmed
        guard let dash = field.dropFirst().firstIndex(of: UInt8(ascii: "-")) else { return nil }
        let number = DecimalText()
        guard let lowest = number.scaled(Field(rebasing: field[..<dash]), power: 2),
            let highest = number.scaled(Field(rebasing: field[(dash + 1)...]), power: 2), lowest < highest,
            let low = Int32(exactly: lowest), let high = Int32(exactly: highest)
        else { return nil }
        return ScaleText(lowest: low, highest: high)
    }
}
