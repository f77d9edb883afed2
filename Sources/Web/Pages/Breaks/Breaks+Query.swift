import Hummingbird
import Services

extension BreaksPage {
    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: GapFilter.parameters + ["format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        let model = try await model(GapFilter(query), visit)
        if wantsTable { return Response(csv: Table(continuity: model.answer), named: "where-the-story-breaks") }
        return visit.page(
            "breaks", shell: visit.shell("Where the story breaks", in: .breaks),
            content: Content(model, almanac: visit.almanac))
    }

    static func model(_ filter: GapFilter, _ visit: Visit) async throws -> Model {
        let insight = visit.services.insight
        let choices = try await insight.choices()
        let words = filter.words(lastMoment: choices.lastMoment, calendar: choices.calendar, almanac: visit.almanac)
        return Model(
            answer: try await insight.continuity(try await insight.filter(words), rankedBy: filter.ranking),
            choices: choices, filter: filter, hasScript: visit.version != nil)
    }
}

/// How a list is wanted: as a page, or as a file.
enum ListFormat: String, CaseIterable {
    case page
    case csv
}
