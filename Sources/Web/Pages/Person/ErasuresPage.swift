import Experience
import Hummingbird
import Services

/// What was erased when and why, without a name.
enum ErasuresPage {
    struct Content: Sendable {
        struct Row: Sendable {
            var day: String
            var reason: String
            var events: String
            var rejectedRows: String
            var state: String
        }

        /// Sentences about what was just done.
        var outcome: [String]
        var hasOutcome: Bool
        var rows: [Row]
        var hasRows: Bool
        var summary: String
        var empty: EmptyState?
    }

    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        let erasures = try await visit.services.persons.erasures()
        if wantsTable { return Response(csv: Table(erasures: erasures), named: "erasures") }
        return page(visit, erasures, nil)
    }

    static func page(_ visit: Visit, _ erasures: [PersonErasure], _ outcome: ErasureOutcome?) -> Response {
        let rows = erasures.map {
            Content.Row(
                day: visit.almanac.moment($0.erasedAt), reason: $0.reason, events: Figures.count($0.events),
                rejectedRows: Figures.count($0.rejectedRows),
                state: $0.finishedAt == nil ? "goes on at the next start" : "done")
        }
        let content = Content(
            outcome: outcome.map(PersonText.sentences) ?? [], hasOutcome: outcome != nil, rows: rows,
            hasRows: !rows.isEmpty, summary: Figures.count(rows.count, "person", "persons") + ", the latest first.",
            empty: rows.isEmpty
                ? EmptyState(
                    heading: "Nobody was erased",
                    text: "A customer’s page “What is kept” hands out or erases everything about them.",
                    actions: [Action(label: "Customers", address: "/customers")]) : nil)
        let crumbs = [Shell.Crumb(name: "Data", address: "/data"), Shell.Crumb(name: "Erased persons", address: nil)]
        return visit.page(
            "erasures", shell: visit.shell("Erased persons", in: .data, crumbs: crumbs), content: content)
    }
}
