import Experience
import Hummingbird
import Services

/// Which ids were made one customer, when and why, and the way to split them again.
enum MergesPage {
    struct Content: Sendable {
        struct Row: Sendable {
            var absorbed: String
            var kept: String
            var keptAddress: String
            var made: String
            var reason: String
            /// When and why it was undone; nil while they are one.
            var split: String?
            var isInForce: Bool
        }

        var rows: [Row]
        var hasRows: Bool
        var summary: String
        /// Only those that name this id.
        var id: String?
        var empty: EmptyState?
    }

    /// The merges that name an id.
    static func address(of id: String) -> String { Address("/data/merges", [("id", id)]).text }

    /// That two ids are one, where one of them is shown.
    static func line(_ merge: PersonMerge, _ almanac: Almanac) -> String {
        let made = "\(merge.absorbed), merged into \(merge.kept) on \(almanac.day(merge.mergedAt)): \(merge.reason)"
        guard let at = merge.undoneAt else { return made }
        return made + "; split on \(almanac.day(at)): \(merge.undoneReason ?? "")"
    }

    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["id", "format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        var merges = try await visit.services.merges.merges()
        if let id = query["id"] {
            let ids = visit.services.persons.ids(of: [id])
            merges.removeAll { !ids.contains($0.absorbed) && !ids.contains($0.kept) }
        }
        if wantsTable { return Response(csv: Table(merges: merges), named: "merges") }
        let crumbs = [Shell.Crumb(name: "Data", address: "/data"), Shell.Crumb(name: "Merged ids", address: nil)]
        return visit.page(
            "merges", shell: visit.shell("Merged ids", in: .data, crumbs: crumbs),
            content: Content(merges, id: query["id"], visit.almanac))
    }

    /// Splits one, and shows what the list is by then.
    static func split(_ request: Request, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let merge = try await site.services.merges.split(form["absorbed"] ?? "", reason: form["reason"] ?? "")
        return .see(other: address(of: merge.absorbed))
    }
}

extension MergesPage.Content {
    init(_ merges: [PersonMerge], id: String?, _ almanac: Almanac) {
        rows = merges.map { merge in
            Row(
                absorbed: merge.absorbed, kept: merge.kept, keptAddress: StoryPage.address(of: merge.kept),
                made: almanac.moment(merge.mergedAt), reason: merge.reason,
                split: merge.undoneAt.map { "\(almanac.moment($0)): \(merge.undoneReason ?? "")" },
                isInForce: merge.undoneAt == nil)
        }
        hasRows = !rows.isEmpty
        summary = Figures.count(rows.count, "merge", "merges") + ", the latest first."
        self.id = id
        empty =
            rows.isEmpty
            ? EmptyState(
                heading: "Nobody was merged",
                text: "A customer’s page makes one customer of two ids that are the same human.",
                actions: [Action(label: "Customers", address: "/customers")]) : nil
    }
}

extension Templates {
    static let merges = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Merged ids</h1>
        {{#.id}}<p class="lead">Of {{.}}. <a href="/data/merges">Show all</a></p>{{/.id}}
        {{#hasRows}}
        <p class="summary">{{summary}} <a class="export" href="/data/merges?format=csv">Save as CSV</a></p>
        <div class="scroll" tabindex="0" role="region" aria-label="Merges"><table class="table">
        <thead><tr><th scope="col">Id</th><th scope="col">Is the customer</th><th scope="col">Since</th>\
        <th scope="col">Why</th><th scope="col">Split</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{absorbed}}</th><td><a href="{{keptAddress}}">{{kept}}</a></td>\
        <td>{{made}}</td><td>{{reason}}</td><td>{{#.split}}{{.}}{{/.split}}\
        {{#isInForce}}<form method="post" action="/data/merges">\
        <input type="hidden" name="token" value="{{shell.formToken}}">\
        <input type="hidden" name="absorbed" value="{{absorbed}}">\
        <input class="form-control" name="reason" required maxlength="200" autocomplete="off" \
        aria-label="Why {{absorbed}} is split" placeholder="father and son"> \
        <button class="btn btn-danger">Split {{absorbed}}</button></form>{{/isInForce}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        {{/hasRows}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{/page}}{{/main}}{{/layout}}
        """
}
