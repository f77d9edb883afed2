import Experience
import Hummingbird
import Services

extension ScriptPage {
    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["severity", "format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let severity = try query.word("severity", as: FindingSeverity.self)
        let visit = try await site.visit(request)
        let model = Model(
            script: visit.script, version: visit.version?.id, found: found(in: visit.version),
            suppressed: visit.version?.checked.suppressed ?? [], versions: try await visit.services.scripts.versions(),
            proofs: try await visit.services.insight.proofs(), severity: severity)
        if wantsTable { return Response(csv: Table(found: model.shown), named: "script-findings") }
        return visit.page(
            "script", shell: visit.shell("Script", in: .script), content: Content(model, almanac: visit.almanac))
    }

    static func found(in version: ScriptVersion?) -> [Model.Found] {
        version?.checked.findings.map { finding in
            Model.Found(finding: finding, place: version?.place(of: finding.element) ?? "")
        } ?? []
    }
}

extension ScriptPage.Model {
    /// The findings of the chosen severity, the heaviest first.
    var shown: [Found] {
        let chosen = found.filter { severity == nil || $0.finding.severity == severity }
        return FindingSeverity.allCases.reversed().flatMap { severity in
            chosen.filter { $0.finding.severity == severity }
        }
    }
}

extension Table {
    /// What the script check found.
    init(found: [ScriptPage.Model.Found]) {
        self.init(
            columns: ["rule", "severity", "element", "at", "place", "message", "suggestion"],
            rows: found.map { found in
                let finding = found.finding
                return [
                    Cell(finding.rule.text), Cell(finding.severity.rawValue), Cell(finding.element.kind),
                    Cell(finding.element.name), Cell(found.place), Cell(finding.message), Cell(finding.suggestion),
                ]
            })
    }
}
