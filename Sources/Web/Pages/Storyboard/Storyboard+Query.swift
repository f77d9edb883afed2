import Experience
import Hummingbird
import Services

extension StoryboardPage {
    static func route(_ request: Request, _ id: String, _ site: Site) async throws -> Response {
        let query = try Query(
            request, allowed: GapFilter.parameters.filter { $0 != "journey" && $0 != "rank" } + ["format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        let model = try await model(JourneyID(id), GapFilter(query), visit)
        if wantsTable { return Response(csv: Table(cuts: model.board.cuts), named: "journey-" + Address.encoded(id)) }
        let name = model.board.journey.name
        let crumbs = [
            Shell.Crumb(name: "Journeys", address: "/journeys"), Shell.Crumb(name: name, address: nil),
        ]
        return visit.page(
            "storyboard", shell: visit.shell(name, in: .journeys, crumbs: crumbs, charts: true),
            content: Content(model))
    }

    static func model(_ id: JourneyID, _ filter: GapFilter, _ visit: Visit) async throws -> Model {
        let insight = visit.services.insight
        let choices = try await insight.choices()
        let words = filter.words(lastMoment: choices.lastMoment, calendar: choices.calendar, almanac: visit.almanac)
        guard let board = try await insight.storyboard(of: id, try await insight.filter(words)) else {
            throw Problem.notFound("The script has no journey “\(id)”.", remedy: "See the list of journeys.")
        }
        return Model(board: board, choices: choices, filter: filter)
    }
}

extension Table {
    /// What leads from scene to scene, designed or lived.
    init(cuts: [Storyboard.Cut]) {
        self.init(
            columns: ["from", "to", "count", "median_ms", "expected_ms", "designed", "gap_occurrences"],
            rows: cuts.map { cut in
                [
                    Cell(cut.from.text), Cell(cut.to.text), Cell(cut.count),
                    cut.median.map { Cell($0.milliseconds) } ?? .absent,
                    cut.expected.map { Cell($0.milliseconds) } ?? .absent, Cell(cut.designed ? 1 : 0),
                    Cell(cut.gapOccurrences),
                ]
            })
    }
}
