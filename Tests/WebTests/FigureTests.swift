import Experience
import Testing

@testable import Web

@Suite("Figures on pages")
struct FigureTests {
    @Test func countsAreGroupedInThousands() {
        #expect(PageFigures.count(0) == "0")
        #expect(PageFigures.count(999) == "999")
        #expect(PageFigures.count(18_332) == "18,332")
        #expect(PageFigures.count(-1_234_567) == "−1,234,567")
        #expect(PageFigures.count(1, "gap", "gaps") == "1 gap")
    }

    @Test func aSmallShareIsNeverShownAsNothingAndALargeOneNeverAsAll() {
        #expect(PageFigures.share(0.0657) == "6.6 %")
        #expect(PageFigures.share(0) == "0.0 %")
        #expect(PageFigures.share(0.00004) == "< 0.1 %")
        #expect(PageFigures.share(0.99996) == "> 99.9 %")
        #expect(PageFigures.share(1) == "100.0 %")
        #expect(PageFigures.share(.nan) == "–")
    }

    @Test func anEvenIntervalIsPlusMinusAndALopsidedOneHasBothEnds() {
        let even = Estimate(value: 7.9, interval: Interval(low: 7.6, high: 8.2), count: 412, few: false)
        #expect(PageFigures.interval(even, digits: 1) == "± 0.3")
        let lopsided = Estimate(value: 0.02, interval: Interval(low: 0.005, high: 0.07), count: 50, few: false)
        #expect(PageFigures.interval(lopsided, digits: 1, times: 100) == "(0.5 to 7.0)")
        #expect(PageFigures.interval(Estimate(value: 7, interval: nil, count: 1, few: true), digits: 1) == nil)
    }

    @Test func signsAreRealAndZeroHasNone() {
        #expect(PageFigures.signed(-2.31, digits: 1) == "−2.3")
        #expect(PageFigures.signed(0.44, digits: 1) == "+0.4")
        #expect(PageFigures.signed(0.01, digits: 1) == "0.0")
        #expect(PageFigures.decimal(-0.01, digits: 1) == "0.0")
    }

    @Test func moneyNamesItsCurrencyAndDropsCentsWhenLarge() {
        #expect(PageFigures.money(4_800_000, Currency("EUR")) == "EUR\u{a0}48,000")
        #expect(PageFigures.money(12_990, Currency("EUR")) == "EUR\u{a0}129.90")
        #expect(PageFigures.money(500, Currency("JPY")) == "JPY\u{a0}500")
        #expect(PageFigures.money(129_90, nil) == "129.90")
    }

    @Test func theIntervalOfMoneyIsShort() {
        let risk = Estimate(value: 4_800_000, interval: Interval(low: 3_100_000, high: 6_500_000), count: 9, few: false)
        #expect(PageFigures.moneyInterval(risk, Currency("EUR")) == "(31k to 65k)")
        #expect(PageFigures.compact(1_250_000) == "1.3M")
        #expect(PageFigures.compact(0) == "0")
    }

    @Test func anAnswerNamesItsScale() {
        #expect(PageFigures.answer(hundredths: 900, scale: "0-10") == "9 of 10")
        #expect(PageFigures.answer(hundredths: 450, scale: "1-5") == "4.5 on 1–5")
        #expect(PageFigures.answer(hundredths: 700, scale: nil) == "7")
    }
}
