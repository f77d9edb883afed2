import Hummingbird
import Intake
import Services

/// The page for a request that can't be answered: what happened, where, and the way back.
enum ProblemPage {
    struct Content: Sendable {
        var heading: String
        var text: Spans
        var hasErrors: Bool
        var errors: [Problem.Fault]
        var actions: [Action]
    }

    static func content(_ problem: Problem) -> Content {
        Content(
            heading: problem.title, text: Spans(problem.detail, capital: false), hasErrors: problem.faults.count > 1,
            errors: problem.faults,
            actions: [Action(label: "Where the story breaks", address: "/")])
    }

    /// Even when the script itself can't be read, the page comes, with a bare shell.
    static func response(to problem: Problem, _ request: Request, _ site: Site) async -> Response {
        let visit =
            (try? await site.visit(request))
            ?? Visit(
                site: site, here: "/", version: nil,
                almanac: Almanac(CompanyCalendar(of: nil), now: site.configuration.now()), theme: nil)
        return visit.page(
            "problem", shell: visit.shell(problem.title, in: nil), content: content(problem), status: problem.status)
    }
}
