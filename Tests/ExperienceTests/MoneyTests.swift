import Experience
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [("EUR", 2), ("jpy", 0), ("KWD", 3)])
    func aCurrencyKnowsItsMinorDigits(code: String, digits: Int) throws {
        let currency = try #require(Currency(code))
        #expect(currency.minorDigits == digits)
    }

    @Test(arguments: ["", "EU", "EURO", "E1R", "€€€"])
    func anythingButThreeLettersIsNoCurrency(code: String) {
        #expect(Currency(code) == nil)
    }
}
