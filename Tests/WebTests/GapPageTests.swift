import Experience
import Testing

@testable import Services
@testable import Web

@Suite("A gap, as a page")
struct GapPageTests {
    @Test func bothSidesStandWithWhatTheScriptPromised() throws {
        let html = try Drawn.gap()
        #expect(html.contains("<h3>Warehouse</h3>"))
        #expect(html.contains("<h3>Carrier</h3>"))
        #expect(html.contains("Standard: Packed on the day it was ordered (proven by footage)"))
        #expect(html.contains("The customer is led to expect 24 h."))
        #expect(html.contains("Warehouse answers for the context arriving."))
    }

    @Test func theWaitsShowWhereTheLimitLies() throws {
        let spec = try #require(GapPage.waitChart(Sample.gapAnswer))
        #expect(spec.finding == "1,311 of 20,114 waits were longer than the limit of 24 h.")
        #expect(spec.marks == [ChartSpec.Mark(label: "limit 24 h", beforeCategory: 3)])
        #expect(spec.series.first?.hurt == [3, 4, 5, 6])
        #expect(spec.series.first?.values.count == spec.categories.count)
    }

    @Test func gapsThatAreNoWaitsHaveNoWaitChart() {
        var answer = Sample.gapAnswer
        answer.waits = []
        #expect(GapPage.waitChart(answer) == nil)
    }

    @Test func aMonthWithoutOpportunitiesIsAHoleInTheTrendAndNotZero() throws {
        var gap = Sample.lateShipping
        gap.trend = [
            GapMonth(year: 2026, month: 1, occurrences: 3, opportunities: 30),
            GapMonth(year: 2026, month: 2, occurrences: 0, opportunities: 0),
            GapMonth(year: 2026, month: 3, occurrences: 6, opportunities: 30),
        ]
        let spec = try #require(GapPage.trendChart(gap))
        #expect(spec.series.first?.values == [10, nil, 20])
        #expect(spec.finding == "Month by month: from 10.0 % in Jan 2026 to 20.0 % in Mar 2026.")
    }

    @Test func oneMonthIsNoTrend() {
        var gap = Sample.lateShipping
        gap.trend = Array(gap.trend.prefix(1))
        #expect(GapPage.trendChart(gap) == nil)
        #expect(Sparkline(gap.trend) == nil)
    }

    @Test func methodWindowAndScriptVersionStandByTheFigures() throws {
        let html = try Drawn.gap()
        #expect(html.contains("coarsened exact matching; Iacus, King and Porro 2012"))
        #expect(html.contains("180 days"))
        #expect(html.contains("measured against script v3"))
    }

    @Test func aStoryThatShowsItIsAStripWithTheGapMarked() throws {
        let strip = try #require(
            StoryStrip(
                Sample.story, around: Sample.lateShipping.key, names: Names(of: Sample.script), almanac: Drawn.almanac))
        #expect(
            strip.frames.map(\.scene) == [
                "Browse the shop", "Order", "Packed", "Shipped", "Support call", "Delivered",
            ])
        #expect(strip.frames.map(\.isMarked) == [false, false, true, false, false, false])
        #expect(strip.frames.map(\.isLongWait) == [false, false, false, true, false, false])
        #expect(strip.frames[3].wait == "3.9 days")
        #expect(strip.frames[2].mark == "Dead time, 2.9 days over")
    }

    @Test func aStoryWithoutTheGapIsNoExample() {
        let strip = StoryStrip(
            Sample.story, around: Sample.bounce.key, names: Names(of: Sample.script), almanac: Drawn.almanac)
        #expect(strip == nil)
    }
}
