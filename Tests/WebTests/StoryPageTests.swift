import Experience
import Foundation
import Testing

@testable import Services
@testable import Web

@Suite("A customer's story, as a page")
struct StoryPageTests {
    @Test func whoTheyAreStandsInOneLine() throws {
        let html = try Drawn.story()
        #expect(html.contains("6 scenes · customer since 12 May 2026 · last seen 1 day ago"))
        #expect(html.contains("worth EUR\u{a0}129.90 so far · last score 4 of 10"))
    }

    @Test func aWaitStandsBetweenItsScenesWithHowLongItWas() throws {
        let html = try Drawn.story()
        let before = try #require(html.range(of: "<b>Packed</b>"))
        let mark = try #require(
            html.range(of: "Packed → Shipped: 3.9 days of waiting, 2.9 days over what was to be expected"))
        let after = try #require(html.range(of: "<b>Shipped</b>"))
        #expect(before.lowerBound < mark.lowerBound && mark.lowerBound < after.lowerBound)
        #expect(html.contains("/gaps/\(Sample.lateShipping.key.name)"))
    }

    @Test func aRepeatedAskStandsAtTheSceneThatAsked() throws {
        let html = try Drawn.story()
        let mark = try #require(html.range(of: ">Repeated ask</a>"))
        let shipped = try #require(html.range(of: "<b>Shipped</b>"))
        let support = try #require(html.range(of: "<b>Support call</b>"))
        #expect(shipped.lowerBound < mark.lowerBound && mark.lowerBound < support.lowerBound)
    }

    @Test func takesAreGroupedByDayAndJourney() {
        let content = StoryPage.Content(
            StoryPage.Model(answer: Sample.storyAnswer, script: Sample.script), almanac: Drawn.almanac)
        #expect(
            content.chapters.map(\.day) == [
                "Tue 12 May 2026", "Sat 16 May 2026", "Mon 18 May 2026", "Tue 19 May 2026",
            ])
        #expect(content.chapters.map(\.takes.count) == [3, 1, 1, 1])
        #expect(content.chapters.first?.journey == "Buy a dress")
    }

    @Test func openPromisesWhatIsKnownAndWhatComesNextAreAside() throws {
        let html = try Drawn.story()
        #expect(html.contains("refund:O-7, from Support call"))
        #expect(html.contains("Never ask again for:"))
        #expect(html.contains("Order number"))
        #expect(html.contains("no expected wait in the script"))
    }

    @Test func aLongStoryComesInPartsTheLastFirst() {
        let last = StoryParts(450, chosen: nil)
        #expect(last.range == 400..<450)
        #expect(last.pager("/customers/x")?.previous == "/customers/x?part=2")
        #expect(last.pager("/customers/x")?.next == nil)
        #expect(StoryParts(450, chosen: 1).range == 0..<200)
        #expect(StoryParts(200, chosen: nil).pager("/customers/x") == nil)
        #expect(StoryParts(0, chosen: nil).range.isEmpty)
    }

    @Test func anotherCurrencyIsShownAsItWasPaid() {
        var answer = Sample.storyAnswer
        answer.story.takes[1].currency = "JPY"
        let content = StoryPage.Content(
            StoryPage.Model(answer: answer, script: Sample.script), almanac: Drawn.almanac)
        #expect(content.chapters[0].takes[1].amount == "JPY\u{a0}12,990")
    }
}
