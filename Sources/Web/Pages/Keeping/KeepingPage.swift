import Experience
import Hummingbird
import Services

/// How long each kind of data is kept: to see, to set after a look at what goes, to let go at once.
enum KeepingPage {
    /// A limit that somebody may want, with what goes by it.
    struct Wish {
        let kind: RetentionKind
        let text: String
        let going: RetentionCount?
        let fault: String?
    }

    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["kind", "keep", "format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let kind = try query.word("kind", as: RetentionKind.self)
        let visit = try await site.visit(request)
        if wantsTable {
            let retention = visit.services.retention
            return Response(
                csv: Table(
                    retention: try await retention.limits(), going: try await retention.preview(),
                    always: KeptAlways.list(visit.services.backups.state)), named: "retention")
        }
        guard let kind else { return try await page(visit) }
        return try await page(visit, wish: try await wish(kind, query["keep"] ?? "", visit.services))
    }

    /// Sets a limit that was confirmed; else shows what goes by it.
    static func set(_ request: Request, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let visit = try await site.visit(request)
        guard let kind = form["kind"].flatMap(RetentionKind.init(rawValue:)) else {
            throw Problem.badParameter("kind", "choose what the limit is for")
        }
        let text = form["keep"] ?? ""
        let wish = try await wish(kind, text, visit.services)
        if wish.fault != nil { return try await page(visit, wish: wish, status: .unprocessableContent) }
        let typed = form["confirm"]
        let consent: RetentionConsent = typed == "everything" ? .everything : typed == "remove" ? .some : .nothing
        do {
            let span = try RetentionRequest.span(text)
            let change = try await visit.services.retention.set(kind, to: span, consent: consent)
            return try await page(visit, done: RetentionText.sentences(of: change))
        } catch RetentionProblem.needsConsent(let kind, let count) {
            let fault = typed == nil ? nil : "Nothing was changed: type the word as it stands there."
            return try await page(
                visit, wish: Wish(kind: kind, text: text, going: count, fault: fault), status: .unprocessableContent)
        } catch let problem as RetentionProblem {
            throw Problem(.conflict, code: "not-now", title: "Nothing was changed", detail: "\(problem)")
        }
    }

    /// Lets go what is too old by the limits in force.
    static func apply(_ request: Request, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let visit = try await site.visit(request)
        return try await RetentionRequest.answering {
            let counts = try await visit.services.retention.apply(scrubbing: form["scrub"] == "yes")
            return try await page(visit, done: RetentionText.sentences(of: counts, went: true))
        }
    }

    private static func wish(_ kind: RetentionKind, _ text: String, _ services: ServiceSet) async throws -> Wish {
        if text == "ever" { return Wish(kind: kind, text: text, going: RetentionCount(), fault: nil) }
        guard let span = KeptSpan(text: text) else {
            return Wish(
                kind: kind, text: text, going: nil, fault: "“\(text)” is not \(KeptSpan.textForm), or “ever”.")
        }
        var limits = try await services.retention.limits()
        for other in RetentionKind.allCases { limits[other] = other == kind ? span : nil }
        return Wish(
            kind: kind, text: span.text, going: try await services.retention.preview(by: limits).kinds[kind], fault: nil
        )
    }

    private static func page(
        _ visit: Visit, wish: Wish? = nil, done: [String] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let retention = visit.services.retention
        let (limits, going) = (try await retention.limits(), try await retention.preview())
        let content = Content(
            view: RetentionKind.allCases.map { ($0, limits[$0]?.text ?? "for ever", going.kinds[$0]) },
            always: KeptAlways.list(visit.services.backups.state), wish: wish, done: done)
        let crumbs = [
            Shell.Crumb(name: "Data", address: "/data"), Shell.Crumb(name: "How long data is kept", address: nil),
        ]
        return visit.page(
            "keeping", shell: visit.shell("How long data is kept", in: .data, crumbs: crumbs), content: content,
            status: status)
    }
}
