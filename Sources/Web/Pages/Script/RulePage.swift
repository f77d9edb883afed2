import Experience
import Hummingbird
import Services

/// What one rule of the script check looks for, why it matters, and where it is met now.
enum RulePage {
    struct Content: Sendable {
        var code: String
        var severity: String
        var title: String
        var explanation: String
        var places: [ScriptPage.Content.Row]
        var hasPlaces: Bool
        var suppression: String

        init(_ rule: ScriptRule, found: [ScriptPage.Model.Found]) {
            code = rule.code.text
            severity = rule.severity.rawValue
            title = rule.title
            explanation = rule.explanation
            places = found.filter { $0.finding.rule == rule.code }.map { ScriptPage.Content.Row($0) }
            hasPlaces = !places.isEmpty
            let place = found.first { $0.finding.rule == rule.code }?.finding.element.name ?? "the-id-of-the-thing"
            suppression = "suppress:\n  - rule: \(rule.code)\n    at: \(place)\n    reason: Why it is meant this way."
        }
    }

    static func route(_ request: Request, _ code: String, _ site: Site) async throws -> Response {
        _ = try Query(request, allowed: [])
        let visit = try await site.visit(request)
        guard let rule = ScriptCheck.rule(RuleCode(code)) else {
            throw Problem.notFound("There is no rule “\(code)”.", remedy: "Rules are named like TL001; see the script.")
        }
        let crumbs = [Shell.Crumb(name: "Script", address: "/script"), Shell.Crumb(name: code, address: nil)]
        return visit.page(
            "rule", shell: visit.shell(code, in: .script, crumbs: crumbs),
            content: Content(rule, found: ScriptPage.found(in: visit.version)))
    }
}
