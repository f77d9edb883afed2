import Experience
import Hummingbird
import Services

/// Customers, the script and imports, as JSON.
struct RecordsAPI {
    let services: ServiceSet

    func customers(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: ["prefix", "limit"])
        let limit = try query.whole("limit", in: 1...10_000) ?? 100
        let found = try await services.stories.search(query["prefix"] ?? "", limit: limit + 1)
        return try Response(json: CustomersJSON(found.prefix(limit), more: found.count > limit))
    }

    func story(_ request: Request, _ customer: String) async throws -> Response {
        _ = try Query(request, allowed: [])
        guard let answer = try await services.stories.story(of: customer) else {
            throw Problem.notFound(
                "Nothing is known of a customer “\(customer)”.",
                remedy: "GET /api/v1/customers?prefix= finds ids by their beginning.")
        }
        return try Response(json: CompleteAnswer(StoryJSON(answer), missing: services.footage.missing))
    }

    func record(_ request: Request, _ customer: String) async throws -> Response {
        _ = try Query(request, allowed: [])
        guard let record = try await services.persons.record(of: customer) else {
            throw Problem.notFound(
                "Nothing is kept about a customer “\(customer)”.",
                remedy: "GET /api/v1/customers?prefix= finds ids by their beginning.")
        }
        return try Response(json: PersonJSON(record))
    }

    func erase(_ request: Request, _ customer: String) async throws -> Response {
        guard let reason = try Query(request, allowed: ["reason"])["reason"] else {
            throw Problem.badParameter("reason", "say why, without anything personal; it is kept with the date")
        }
        do {
            return try Response(json: ErasureOutcomeJSON(try await services.persons.erase([customer], reason: reason)))
        } catch PersonProblem.unknown {
            throw Problem.notFound(
                "Nothing is kept about a customer “\(customer)”.",
                remedy: "GET /api/v1/customers?prefix= finds ids by their beginning.")
        } catch let problem as PersonProblem {
            throw Problem(.conflict, code: "not-erased", title: "Nobody was erased", detail: "\(problem)")
        }
    }

    func erasures(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        return try Response(json: ErasuresJSON(try await services.persons.erasures()))
    }

    func journeys(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        return try Response(json: JourneysJSON(try await services.scripts.current()?.script))
    }

    func script(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        let current = try await services.scripts.current()
        return try Response(json: ScriptVersionsJSON(current: current, versions: try await services.scripts.versions()))
    }

    func findings(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: ["severity"])
        let severity = try query.word("severity", as: FindingSeverity.self)
        return try Response(json: FindingsJSON(try await services.scripts.current(), severity: severity))
    }

    func footage(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        return try Response(json: FootageJSON(services.footage.state))
    }

    func backups(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        return try Response(json: BackupsJSON(services.backups.state))
    }

    func database(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        return try Response(json: await services.databaseState)
    }

    func imports(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: ["offset", "limit"])
        let found = try await services.imports.list(
            offset: try query.whole("offset", in: 0...1_000_000) ?? 0,
            limit: try query.whole("limit", in: 1...1_000) ?? 100)
        return try Response(json: ImportsJSON(found))
    }

    func importRun(_ request: Request, _ id: String) async throws -> Response {
        _ = try Query(request, allowed: [])
        guard let status = try await services.imports.status(of: ImportID(id)) else {
            throw Problem.notFound("There is no import “\(id)”.", remedy: "GET /api/v1/imports lists those there are.")
        }
        return try Response(json: ImportJSON(status))
    }
}
