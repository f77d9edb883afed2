import Hummingbird
import Services

extension GapPage {
    static func route(_ request: Request, _ name: String, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: GapFilter.parameters)
        let visit = try await site.visit(request)
        let filter = try GapFilter(query)
        let model = try await model(name, filter, visit)
        let content = Content(model, almanac: visit.almanac)
        let crumbs = [
            Shell.Crumb(name: "Where the story breaks", address: filter.address("/").text),
            Shell.Crumb(name: content.place, address: nil),
        ]
        return visit.page(
            "gap", shell: visit.shell(content.place, in: .breaks, crumbs: crumbs, charts: true), content: content)
    }

    static func model(_ name: String, _ filter: GapFilter, _ visit: Visit) async throws -> Model {
        let insight = visit.services.insight
        let choices = try await insight.choices()
        let words = filter.words(lastMoment: choices.lastMoment, calendar: choices.calendar, almanac: visit.almanac)
        let found = try await insight.gap(named: name, try await insight.filter(words), rankedBy: filter.ranking)
        guard let found else {
            throw Problem.notFound(
                "There is no gap “\(name)” in this part of the footage.",
                remedy: "It may have ended, or the filter leaves it out. Look at the ranked list.")
        }
        return Model(answer: found, script: visit.script, choices: choices, filter: filter)
    }
}
