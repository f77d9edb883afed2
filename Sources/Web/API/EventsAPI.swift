import Experience
import Hummingbird
import Services

/// Takes events in: one as JSON, many as a JSON array or NDJSON; answers when they are on disk.
struct EventsAPI {
    static let types = ["application/json", "application/x-ndjson", "application/ndjson", "application/jsonl"]
    let services: ServiceSet
    let configuration: WebConfiguration

    func accept(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        let type = request.headers[.contentType]
        let bare = (type ?? "").prefix { $0 != ";" && $0 != " " }.lowercased()
        guard Self.types.contains(bare) else { throw Problem.wrongType(type, allowed: Array(Self.types.prefix(2))) }
        let body = try await request.body.collect(within: configuration.eventBodyLimit)
        let receipts: [EventReceipt]
        do {
            receipts = try await services.footage.accept(
                body, currency: try await services.scripts.current()?.script.company.currency,
                limits: EventLimits(events: configuration.eventBatchLimit))
        } catch let problem as EventBodyProblem {
            throw Self.problem(for: problem)
        }
        if receipts.count == 1, case .rejected(let problem) = receipts[0] { throw Self.problem(for: problem) }
        return try Response(json: EventsJSON(receipts))
    }

    private static func problem(for body: EventBodyProblem) -> Problem {
        Problem(
            body.isTooLarge ? .contentTooLarge : .badRequest, code: body.isTooLarge ? "too-large" : "bad-body",
            title: body.isTooLarge ? "Too much at once" : "The body can't be read",
            detail: Problem.ended(body.message) + " " + Problem.ended(body.remedy))
    }

    private static func problem(for event: EventProblem) -> Problem {
        Problem(
            .unprocessableContent, code: "event-rejected", title: "The event was not taken",
            detail: Problem.ended(event.message) + " " + Problem.ended(event.remedy),
            faults: [Problem.Fault(place: event.field ?? event.reason, message: event.message)])
    }
}
