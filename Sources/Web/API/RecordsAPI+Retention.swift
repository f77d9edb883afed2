import Experience
import Hummingbird
import Services

/// How long data is kept, as JSON.
extension RecordsAPI {
    func retention(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: ["preview"])
        let wantsPreview = try query.word("preview", as: Answer.self) == .yes
        let limits = try await services.retention.limits()
        let counts = wantsPreview ? try await services.retention.preview() : nil
        return try Response(
            json: RetentionLimitsJSON(limits, counts, KeptAlways.list(services.backups.state)))
    }

    func setRetention(_ request: Request, _ name: String) async throws -> Response {
        let query = try Query(request, allowed: ["keep", "consent"])
        guard let kind = RetentionKind(rawValue: name) else {
            throw Problem.notFound(
                "Nothing called “\(name)” has a limit.", remedy: "GET /api/v1/retention-limits lists what has.")
        }
        let span = try RetentionRequest.span(query["keep"])
        let consent = try query.word("consent", as: RetentionConsent.self) ?? .nothing
        return try await RetentionRequest.answering {
            try Response(
                json: RetentionChangeJSON(try await services.retention.set(kind, to: span, consent: consent)))
        }
    }

    func applyRetention(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: ["consent", "scrub"])
        let consent = try query.word("consent", as: RetentionConsent.self) ?? .some
        let scrubs = try query.word("scrub", as: Answer.self) == .yes
        return try await RetentionRequest.answering {
            let counts = try await services.retention.apply(consent: consent, scrubbing: scrubs)
            let limits = try await services.retention.limits()
            return try Response(json: RetentionLimitsJSON(limits, counts, KeptAlways.list(services.backups.state)))
        }
    }

    private enum Answer: String, CaseIterable {
        case yes
        case no
    }
}

/// What pages and programs ask about limits alike.
enum RetentionRequest {
    /// Nil for ever.
    static func span(_ text: String?) throws(Problem) -> KeptSpan? {
        guard let text, !text.isEmpty else { throw .badParameter("keep", "give \(KeptSpan.textForm), or “ever”") }
        if text == "ever" { return nil }
        guard let span = KeptSpan(text: text) else {
            throw .badParameter("keep", "“\(text)” is not \(KeptSpan.textForm), or “ever”")
        }
        return span
    }

    static func answering(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let problem as RetentionProblem {
            let code =
                switch problem {
                case .needsConsent: "needs-consent"
                case .importRuns, .isBusy: "not-now"
                }
            throw Problem(.conflict, code: code, title: "Nothing was changed", detail: "\(problem)")
        }
    }
}
