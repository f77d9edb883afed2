import Experience
import Testing

@testable import Services
@testable import Web

@Suite("The storyboard, as a page")
struct StoryboardPageTests {
    private let drawing = StoryboardDrawing(Sample.board)

    @Test func scenesStandInOrderInTheLaneOfTheirOwner() {
        #expect(
            drawing.cards.map(\.name) == [
                "Browse the shop", "Order", "Packed", "Shipped", "Delivered", "Support call",
            ])
        #expect(drawing.cards.map(\.x) == drawing.cards.map(\.x).sorted())
        #expect(drawing.lanes.map(\.name) == ["Marketing", "Warehouse", "Carrier", "Service"])
        #expect(drawing.cards[0].y == drawing.cards[1].y)
        #expect(drawing.cards[1].y < drawing.cards[2].y)
    }

    @Test func aStageSpansItsScenes() {
        #expect(drawing.stages.map(\.name) == ["Choose", "Receive", "Get help"])
        #expect(drawing.stages[1].width > drawing.stages[0].width)
    }

    @Test func designAndLifeAreToldApart() throws {
        let styles = Dictionary(
            drawing.arrows.map { ($0.words.prefix { $0 != ":" }, $0.style) }, uniquingKeysWith: { first, _ in first })
        #expect(styles["Order → Packed"] == "lived")
        #expect(styles["Delivered → Support call"] == "unlived")
        #expect(styles["Shipped → Support call"] == "undesigned")
    }

    @Test func gapsAreMarkedAndTrafficIsThickness() throws {
        let broken = drawing.arrows.filter(\.isBroken)
        #expect(broken.count == 2)
        let widths = drawing.arrows.map(\.width)
        #expect(widths.max() == drawing.arrows.first { $0.words.hasPrefix("Browse") }?.width)
        #expect(widths.allSatisfy { $0 >= 1.5 && $0 <= 8 })
    }

    @Test func rareWaysThatNobodyDesignedAreInTheTableOnly() throws {
        #expect(!drawing.arrows.contains { $0.words.hasPrefix("Delivered → Browse") })
        #expect(drawing.hidden == "1 rare way that nobody designed is in the table only.")
        #expect(try Drawn.storyboard().contains("<td>lived, not designed</td>"))
    }

    @Test func scenesWithoutAnOwnerGetALaneOfTheirOwn() {
        var board = Sample.board
        board.scenes[0].touchpoint.owner = nil
        #expect(StoryboardDrawing(board).lanes.map(\.name).last == "unknown owner")
    }

    @Test func theCurveNamesPeakLowAndEndAndLeavesHoles() throws {
        let spec = try #require(StoryboardPage.scoreCurve(Sample.board))
        #expect(spec.finding.hasPrefix("The score is highest after Order (7.8)"))
        #expect(spec.finding.hasSuffix("at the end Support call (6.9)."))
        #expect(spec.series.first?.values[2] == nil)
        #expect(spec.range == ChartSpec.ClosedValues(low: 6, high: 9))
    }

    @Test func aBoardWithoutScoresHasNoCurve() {
        var board = Sample.board
        for index in board.scenes.indices { board.scenes[index].score = nil }
        #expect(StoryboardPage.scoreCurve(board) == nil)
    }

    @Test func casesLieBesideTheDesign() throws {
        let page = try Drawn.storyboard()
        #expect(page.contains("<b>93.1 %</b>"))
        #expect(page.contains("<b>91.2 %</b>"))
        #expect(page.contains("<th scope=\"row\">Support call (added)</th>"))
        #expect(page.contains("Order → Packed → Shipped → Support call (added)"))
        #expect(page.contains("2 cases of 1 way would take more than the bound"))
        #expect(page.contains("count twice, by convention: Support call (added)."))
    }

    @Test func aJourneyThatNothingWentThroughSaysSo() throws {
        var board = Sample.board
        board.conformance.cases = 0
        board.conformance.fitness = nil
        board.conformance.feltFitness = nil
        board.conformance.stillOpen = 0
        board.conformance.deviations = []
        board.conformance.commonest = []
        board.conformance.beyondBound = .init(ways: 0, cases: 0, screening: nil)
        #expect(try Drawn.storyboard(board).contains("No case has gone through this journey in the chosen time."))
        board.conformance.design = .noWayThrough(scenes: 6)
        let stuck = try Drawn.storyboard(board)
        #expect(stuck.contains("The design has no way from a start to an end"))
        #expect(!stuck.contains("No case has gone through"))
    }

    @Test func casesThatAllFitSayThatNothingWasAddedOrSkipped() throws {
        var board = Sample.board
        board.conformance.deviations = []
        #expect(try Drawn.storyboard(board).contains("Nothing was added to the design in these cases"))
        #expect(try !Drawn.storyboard().contains("Nothing was added to the design in these cases"))
    }
}
