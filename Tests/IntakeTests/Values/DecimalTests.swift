import Intake
import Testing

@Suite struct DecimalTests {
    private func cents(_ text: String, _ point: DecimalText.Point = .point) -> Int64? {
        var text = text
        return text.withUTF8 { DecimalText(point).scaled(UnsafeRawBufferPointer($0), power: 2) }
    }

    @Test(
        arguments: [
            ("0", 0), ("12", 1_200), ("12.3", 1_230), ("12.34", 1_234), ("-12.34", -1_234), ("+5", 500), (" 7.5 ", 750),
            ("1,234.50", 123_450), ("1,234,567", 123_456_700), ("1 234.5", 123_450), ("1'234.50", 123_450), (".5", 50),
            ("5.", 500), ("1e3", 100_000), ("1.5E-1", 15), ("0.30000000000000004", 30), ("79.99000000000001", 7_999),
            ("92233720368547758.07", .max), ("1\u{A0}234", 123_400), ("1\u{202F}234", 123_400),
            ("12.300000000000000710542735760100185871124267578125", 1_230),
        ] as [(String, Int64)])
    func decimalsAreReadExactly(_ text: String, _ expected: Int64) {
        #expect(cents(text) == expected)
    }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1,23", "1,2345", "12,34", ",5", "1e", "abc", "1x", "--1", "1 2", "1,234,56",
        "92233720368547758.08", "1e400", "99999999999999999999999", "0x10", "∞", "NaN", "1,234 567",
    ])
    func whatIsNoNumberOrTooLargeIsRefused(_ text: String) {
        #expect(cents(text) == nil)
    }

    @Test func theDecimalCommaTurnsPointsIntoThousands() {
        #expect(cents("1.234,56", .comma) == 123_456)
        #expect(cents("1234,5", .comma) == 123_450)
        #expect(cents("1,234.56", .comma) == nil)
        #expect(cents("1.5", .comma) == nil)
    }

    @Test func halvesAreRoundedAwayFromZero() {
        #expect(cents("0.005") == 1)
        #expect(cents("-0.005") == -1)
        #expect(cents("0.0049999") == 0)
    }

    /// Written out with any number of digits, every amount is read back the same.
    @Test func amountsComeBackAsTheyWere() {
        for amount in stride(from: Int64(-1_000_003), through: 1_000_003, by: 997) {
            let magnitude = abs(amount)
            let digits = magnitude % 100 < 10 ? "0\(magnitude % 100)" : "\(magnitude % 100)"
            let text = (amount < 0 ? "-" : "") + "\(magnitude / 100)." + digits
            #expect(cents(text) == amount)
            #expect(cents(text + "000") == amount)
        }
    }
}
