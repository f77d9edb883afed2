import Experience
import Testing

@testable import JourneyEngine

@Suite("Gaps in one customer's story")
struct ContinuityStoryTests {
    private let events = RandomShop(seed: 21, customers: 25).events
    private let engine = Engine(log: .of(RandomShop(seed: 21, customers: 25).events), script: GapShop.script())

    @Test func marksAreTheReportsGaps() throws {
        var marked: [GapKey: Int] = [:]
        for customer in Set(events.map(\.customer)) {
            let story = try #require(engine.story(of: customer))
            #expect(story.takes.map(\.at) == story.takes.map(\.at).sorted())
            for mark in story.takes.flatMap(\.gaps) { marked[mark.key, default: 0] += 1 }
        }
        let counted = Dictionary(uniqueKeysWithValues: engine.continuity().gaps.map { ($0.key, $0.occurrences) })
        #expect(marked == counted)
    }

    @Test func theListIsTheReportsGapsToo() throws {
        let list = engine.gapList()
        let counted = Dictionary(grouping: list.gaps, by: \.key).mapValues(\.count)
        let report = engine.continuity()
        #expect(counted == Dictionary(uniqueKeysWithValues: report.gaps.map { ($0.key, $0.occurrences) }))
        #expect(list.promises == report.promises)
        #expect(list.events == report.events && list.cases == report.cases)
        let contradiction = try #require(list.gaps.first { $0.key.kind == .contradiction })
        #expect(contradiction.values.count == 2 && contradiction.values[0] != contradiction.values[1])
        let late = try #require(list.gaps.first { $0.key.kind == .promiseLate })
        #expect(["delivery", "call"].contains(late.promise))
    }

    @Test func aMarkStandsAtItsTake() throws {
        let list = engine.gapList()
        for gap in list.gaps.prefix(200) {
            let story = try #require(engine.story(of: gap.customer))
            #expect(story.takes[gap.mark].at == gap.at)
            #expect(story.takes[gap.mark].gaps.contains(GapMark(key: gap.key, excess: gap.excess)))
        }
    }

    @Test func openPromisesAndKnownItemsAreTold() throws {
        func event(_ hours: Double, _ scene: String, _ change: (inout GapEvent) -> Void) -> GapEvent {
            var event = GapEvent("a", hours: hours, scene, reference: "r")
            change(&event)
            return event
        }
        let log = EventLog.of([
            event(0, "order") {
                $0.gives = ["number", "size"]
                $0.amount = 4_000
            },
            event(1, "pack") {
                $0.promise = "delivery"
                $0.due = 50 * 3_600_000
            },
            event(2, "contact") {
                $0.promise = "call"
                $0.due = 500 * 3_600_000
                $0.amount = 100
                $0.currency = "USD"
            },
            event(3, "contact") { $0.promise = "refund" },
            event(4, "resolve") {
                $0.fulfils = "refund"
                $0.amount = -500
                $0.currency = "EUR"
            },
            GapEvent("b", hours: 100, "close"),
        ])
        let story = try #require(Engine(log: log, script: GapShop.script()).story(of: "a"))
        #expect(story.openPromises.map(\.promise) == ["delivery", "call"])
        #expect(story.openPromises.first?.touchpoint == "pack")
        #expect(story.openPromises.first?.due == Timestamp(milliseconds: 50 * 3_600_000))
        // An order number is good for 60 hours, a size for a year.
        #expect(story.known == ["size"])
        #expect(story.spend == 3_500)
        #expect(story.takes[1].gaps.contains { $0.key.kind == .promiseBroken && $0.excess == .hours(50) })
    }
}
