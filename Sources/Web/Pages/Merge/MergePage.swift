import Experience
import Hummingbird
import Services

/// Says that another id is this customer, too: both are shown side by side before anybody confirms it.
enum MergePage {
    static func address(of customer: String) -> String { StoryPage.address(of: customer) + "/merge" }

    static func route(_ request: Request, _ customer: String, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["other"])
        let visit = try await site.visit(request)
        guard let answer = try await visit.services.stories.story(of: customer) else {
            throw MergeProblem.unknown(customer)
        }
        let kept = answer.story.customer
        guard let other = query["other"] else { return page(visit, Content(kept, other: nil)) }
        do {
            let preview = try await visit.services.merges.preview(other, into: kept)
            return page(visit, Content(preview, visit.almanac))
        } catch let problem as MergeProblem {
            let content = Content(kept, other: other, fault: "\(problem)")
            return page(visit, content, status: Problem.merge(problem).status)
        }
    }

    /// Merges, and shows the one story.
    static func merge(_ request: Request, _ customer: String, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let merge = try await site.services.merges.merge(
            form["other"] ?? "", into: customer, reason: form["reason"] ?? "")
        return .see(other: StoryPage.address(of: merge.kept))
    }

    private static func page(
        _ visit: Visit, _ content: Content, status: HTTPResponse.Status = .ok
    ) -> Response {
        let crumbs = [
            Shell.Crumb(name: "Customers", address: "/customers"),
            Shell.Crumb(name: content.customer, address: StoryPage.address(of: content.customer)),
            Shell.Crumb(name: "Merge", address: nil),
        ]
        return visit.page(
            "merge", shell: visit.shell("Merge with \(content.customer)", in: .customers, crumbs: crumbs),
            content: content, status: status)
    }
}
