import Experience
import Hummingbird
import Services

extension JourneysPage {
    static func route(_ request: Request, _ site: Site) async throws -> Response {
        _ = try Query(request, allowed: [])
        let visit = try await site.visit(request)
        let report = try await visit.services.insight.continuity().report
        let model = Model(script: visit.script, names: visit.names, gaps: report.gaps)
        return visit.page("journeys", shell: visit.shell("Journeys", in: .journeys), content: Content(model))
    }
}
