import Experience
import Hummingbird
import Intake
import Services

/// What is kept about one customer: to hand it to them, and to erase it.
enum PersonPage {
    private enum Export: String, CaseIterable {
        case json
        case csv
    }

    static func address(of customer: String) -> String { "/customers/" + Address.encoded(customer) + "/data" }

    static func route(_ request: Request, _ customer: String, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["format"])
        let format = try query.word("format", as: Export.self)
        let visit = try await site.visit(request)
        let record = try await found(customer, visit)
        if format == nil, !record.customer.utf8.elementsEqual(customer.utf8) {
            return .see(other: address(of: record.customer))
        }
        switch format {
        case .json: return try Response(json: PersonJSON(record))
        case .csv: return Response(csv: Table(person: record), named: "what-we-keep")
        case nil: return page(visit, Content(record, visit.almanac, fault: nil))
        }
    }

    /// Erases when the id was typed as it is; else says so.
    static func erase(_ request: Request, _ customer: String, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let visit = try await site.visit(request)
        guard form["confirm"] == customer else {
            let record = try await found(customer, visit)
            let fault = "Nothing was erased: the id you typed isn’t “\(customer)”."
            return page(visit, Content(record, visit.almanac, fault: fault), status: .unprocessableContent)
        }
        do {
            let outcome = try await site.services.persons.erase([customer], reason: form["reason"] ?? "")
            return ErasuresPage.page(visit, try await site.services.persons.erasures(), outcome)
        } catch let problem as PersonProblem {
            throw Problem(.conflict, code: "not-erased", title: "Nobody was erased", detail: "\(problem)")
        }
    }

    private static func found(_ customer: String, _ visit: Visit) async throws -> PersonRecord {
        guard let record = try await visit.services.persons.record(of: customer) else {
            throw Problem.notFound(
                "Nothing is kept about a customer “\(customer)”.", remedy: "Look for them by the beginning of their id."
            )
        }
        return record
    }

    private static func page(
        _ visit: Visit, _ content: Content, status: HTTPResponse.Status = .ok
    ) -> Response {
        let crumbs = [
            Shell.Crumb(name: "Customers", address: "/customers"),
            Shell.Crumb(name: content.customer, address: "/customers/" + Address.encoded(content.customer)),
            Shell.Crumb(name: "What is kept", address: nil),
        ]
        return visit.page(
            "person", shell: visit.shell("What is kept about \(content.customer)", in: .customers, crumbs: crumbs),
            content: content, status: status)
    }
}
