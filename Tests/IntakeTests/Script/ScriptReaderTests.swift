import Experience
import Intake
import Testing

@Suite("A script is read from its files")
struct ScriptReaderTests {
    @Test("every key arrives where it belongs")
    func reads() throws {
        let reading = try ScriptReader.read(files: ScriptSamples.files)
        let company = reading.script.company
        #expect(company.name == "Wren & Willow")
        #expect(company.currency.code == "EUR")
        #expect(company.timeZone == "Europe/Berlin")
        #expect(company.departments.map(\.name) == ["Marketing", "Warehouse"])
        #expect(company.promise.pillars == [Pillar(id: "effortless", name: "Effortless")])
        #expect(
            company.items == [
                Item(id: "size", name: "Size", validFor: .days(90)), Item(id: "address", name: "address"),
            ])
        #expect(company.facts == [Fact(id: "delivery", name: "Delivery", tolerance: 0.5)])
        #expect(company.settings.bounceWindow == .days(3))
        #expect(company.settings.scoreWindow == Settings().scoreWindow)
        #expect(company.settings.designedSwitches == [ChannelPair(from: "web", to: "email")])
        #expect(company.settings.designedReturns == [DepartmentPair(from: "marketing", to: "warehouse")])
        let journey = try #require(reading.script.journeys.first)
        #expect(journey.stages.map(\.id) == ["choose"])
        #expect(journey.touchpoints.map(\.id) == ["browse", "pack"])
        let browse = try #require(journey.touchpoints.first)
        #expect(browse.starts && browse.ends && browse.listens && !browse.contact)
        #expect(browse.promises == [StatedPromise(about: "delivery", within: .days(2), text: "With you in two days")])
        #expect(browse.standards.first?.proof == Proof(method: .system, freshFor: .days(30)))
        #expect(browse.standards.first?.plans == StatedPromise(about: "delivery", within: .hours(36)))
        #expect(
            journey.handOffs == [HandOff(from: "browse", to: "pack", wait: .days(1), required: true, due: .days(3))])
        #expect(journey.surveys.first?.perYear == 1.5)
        #expect(
            reading.suppressions == [Suppression(rule: "TL003", at: "browse>pack", reason: "Nothing to carry yet.")])
    }

    @Test("each thing has its place")
    func places() throws {
        let map = try ScriptReader.read(files: ScriptSamples.files).sourceMap
        let journey = "journeys/buy-a-dress.yaml"
        #expect(map[.company] == SourceLocation(file: "company.yaml", line: 1, column: 1))
        #expect(map[.department("warehouse")] == SourceLocation(file: "company.yaml", line: 7, column: 5))
        #expect(map[.stage("buy-a-dress", "choose")] == SourceLocation(file: journey, line: 5, column: 5))
        #expect(map[.touchpoint("pack")] == SourceLocation(file: journey, line: 28, column: 9))
        #expect(map[.promise("browse", "delivery")] == SourceLocation(file: journey, line: 19, column: 13))
        #expect(map[.handOff(from: "browse", to: "pack")] == SourceLocation(file: journey, line: 34, column: 5))
        #expect(map[.question("after", 0)] == SourceLocation(file: journey, line: 44, column: 9))
        #expect(map[.suppression(0)].line == 28)
    }

    @Test("the order of the files doesn't matter")
    func order() throws {
        let forth = try ScriptReader.read(files: ScriptSamples.files)
        let back = try ScriptReader.read(files: ScriptSamples.files.reversed())
        #expect(forth == back)
    }
}
