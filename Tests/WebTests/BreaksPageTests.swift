import Experience
import Foundation
import Testing

@testable import Services
@testable import Web

@Suite("Where the story breaks, as a page")
struct BreaksPageTests {
    @Test func eachGapStandsWithItsOwnersFiguresIntervalsAndNumbers() throws {
        let html = try Drawn.breaks([Sample.lateShipping])
        for part in [
            "Packed → Shipped", "Warehouse › Carrier", "Dead time", "<b>1,204</b> of 18,332 hurt", "6.6 % ± 0.4",
            "6.1 against 8.4", "<b>−2.3</b>", "± 0.2", "5,509 answers", "EUR\u{a0}48,000", "(31k to 65k)",
        ] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test func gapsComeInTheOrderOfTheReport() throws {
        let html = try Drawn.breaks([Sample.bounce, Sample.lateShipping])
        let bounce = try #require(html.range(of: "Service › Finance › Service"))
        let late = try #require(html.range(of: "Packed → Shipped"))
        #expect(bounce.lowerBound < late.lowerBound)
    }

    @Test func figuresFromFewSaySo() throws {
        #expect(try Drawn.breaks([Sample.rare]).contains("<span class=\"flag\">few</span>"))
        #expect(try !Drawn.breaks([Sample.lateShipping]).contains("class=\"flag\""))
    }

    @Test func anEffectThatCantBeToldIsNotShownAsNothing() throws {
        var gap = Sample.bounce
        gap.moneyAtRisk = nil
        let html = try Drawn.breaks([gap])
        #expect(html.contains("can’t be told yet"))
        #expect(!html.contains("EUR"))
    }

    @Test func effectsGoWithAGapAndNeverCauseAnything() throws {
        let html = try Drawn.breaks([Sample.lateShipping])
        #expect(html.contains("<em>go with</em>"))
        #expect(!html.lowercased().contains("because of the gap"))
    }

    @Test func anUnknownOwnerIsNamedUnknown() throws {
        #expect(try Drawn.breaks([Sample.rare]).contains("Marketing › unknown owner"))
    }

    @Test func filtersInForceAreChipsThatCanBeTakenOff() throws {
        let filter = GapFilter(department: "warehouse", period: .quarter, ranking: .customersHurt)
        let html = try Drawn.breaks([Sample.lateShipping], filter: filter)
        #expect(html.contains("Department: <b>Warehouse</b>"))
        #expect(html.contains("href=\"/?period=90&amp;rank=customers\""))
        #expect(html.contains("href=\"/?department=warehouse&amp;rank=customers\""))
        #expect(html.contains("<option value=\"90\" selected>"))
    }

    @Test func theExportKeepsTheFilter() throws {
        let html = try Drawn.breaks([Sample.lateShipping], filter: GapFilter(department: "warehouse"))
        #expect(html.contains("href=\"/?department=warehouse&amp;format=csv\""))
    }

    @Test func aGapIsOpenedWithTheSameFilter() throws {
        let html = try Drawn.breaks([Sample.lateShipping], filter: GapFilter(period: .year))
        #expect(html.contains("/gaps/\(Sample.lateShipping.key.name)?period=365"))
    }

    @Test func whatIsNotMeasuredLeadsToTheScript() throws {
        let html = try Drawn.breaks([Sample.lateShipping])
        #expect(html.contains("2 hand-offs without an expected wait, 1 standard without proof"))
    }

    @Test func withoutFootageThePageSaysHowToBringItIn() throws {
        var choices = Sample.choices
        choices.lastMoment = nil
        let html = try Drawn.breaks([], choices: choices, hasScript: false)
        #expect(html.contains("No footage yet"))
        #expect(html.contains("href=\"/data/upload\""))
        #expect(html.contains("href=\"/script\""))
    }

    @Test func anEmptyMatchLeadsBackToAll() throws {
        let html = try Drawn.breaks([], filter: GapFilter(department: "finance"))
        #expect(html.contains("No gap matches"))
    }
}
