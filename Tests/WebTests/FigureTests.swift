import Experience
import Services
import Testing

@testable import Web

@Suite("Figures on pages")
struct FigureTests {
    @Test func countsAreGroupedInThousands() {
        #expect(Figures.count(0) == "0")
        #expect(Figures.count(999) == "999")
        #expect(Figures.count(18_332) == "18,332")
        #expect(Figures.count(-1_234_567) == "−1,234,567")
        #expect(Figures.count(1, "gap", "gaps") == "1 gap")
    }

    @Test func aSmallShareIsNeverShownAsNothingAndALargeOneNeverAsAll() {
        #expect(Figures.share(0.0657) == "6.6 %")
        #expect(Figures.share(0) == "0.0 %")
        #expect(Figures.share(0.00004) == "< 0.1 %")
        #expect(Figures.share(0.99996) == "> 99.9 %")
        #expect(Figures.share(1) == "100.0 %")
        #expect(Figures.share(.nan) == "–")
    }

    @Test func anEvenIntervalIsPlusMinusAndALopsidedOneHasBothEnds() {
        let even = Estimate(value: 7.9, interval: Interval(low: 7.6, high: 8.2), count: 412, few: false)
        #expect(Figures.interval(even, digits: 1) == "± 0.3")
        let lopsided = Estimate(value: 0.02, interval: Interval(low: 0.005, high: 0.07), count: 50, few: false)
        #expect(Figures.interval(lopsided, digits: 1, times: 100) == "(0.5 to 7.0)")
        #expect(Figures.interval(Estimate(value: 7, interval: nil, count: 1, few: true), digits: 1) == nil)
    }

    @Test func signsAreRealAndZeroHasNone() {
        #expect(Figures.signed(-2.31, digits: 1) == "−2.3")
        #expect(Figures.signed(0.44, digits: 1) == "+0.4")
        #expect(Figures.signed(0.01, digits: 1) == "0.0")
        #expect(Figures.decimal(-0.01, digits: 1) == "0.0")
    }

    @Test func moneyNamesItsCurrencyAndDropsCentsWhenLarge() {
        #expect(Figures.money(4_800_000, Currency("EUR")) == "EUR\u{a0}48,000")
        #expect(Figures.money(12_990, Currency("EUR")) == "EUR\u{a0}129.90")
        #expect(Figures.money(500, Currency("JPY")) == "JPY\u{a0}500")
        #expect(Figures.money(129_90, nil) == "129.90")
    }

    @Test func theIntervalOfMoneyIsShort() {
        let risk = Estimate(value: 4_800_000, interval: Interval(low: 3_100_000, high: 6_500_000), count: 9, few: false)
        #expect(Figures.moneyInterval(risk, Currency("EUR")) == "(31k to 65k)")
        #expect(Figures.compact(1_250_000) == "1.3M")
        #expect(Figures.compact(0) == "0")
    }

    @Test func anAnswerNamesItsScale() {
        #expect(Figures.answer(hundredths: 900, scale: "0-10") == "9 of 10")
        #expect(Figures.answer(hundredths: 450, scale: "1-5") == "4.5 on 1–5")
        #expect(Figures.answer(hundredths: 700, scale: nil) == "7")
    }
}
