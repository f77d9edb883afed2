import Experience

/// Currencies as rows name them, each understood once.
final class CurrencyWords {
    typealias Known = (text: [UInt8], code: Field, minorDigits: Int)

    private static let kept = 64
    private var known: [Known] = []
    private let pool = TextPool()

    /// Nil for a word that is no currency.
    func find(_ field: Field) -> Known? {
        for entry in known where field.elementsEqual(entry.text) { return entry }
        guard let currency = Currency(field.text) else { return nil }
        if known.count == Self.kept { known.removeFirst() }
        let entry = (text: Array(field), code: pool.keep(currency.code), minorDigits: currency.minorDigits)
        known.append(entry)
        return entry
    }
}
