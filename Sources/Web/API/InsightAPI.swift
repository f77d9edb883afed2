import Experience
import Hummingbird
import Services

/// The questions over the footage: the same answers as on the pages and on the command line.
struct InsightAPI {
    let insight: InsightService

    func continuity(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["rank"])
        let ranking = try query.word("rank", as: GapRanking.self) ?? .moneyAtRisk
        return try response(ContinuityJSON(try await insight.continuity(try await filter(query), rankedBy: ranking)))
    }

    func gap(_ request: Request, _ name: String) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["rank"])
        let ranking = try query.word("rank", as: GapRanking.self) ?? .moneyAtRisk
        guard let found = try await insight.gap(named: name, try await filter(query), rankedBy: ranking) else {
            throw Problem.notFound(
                "There is no gap “\(name)” in this part of the footage.",
                remedy: "GET /api/v1/continuity lists those there are.")
        }
        return try response(GapAnswerJSON(found))
    }

    func storyboard(_ request: Request, _ journey: String) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters.filter { $0 != "journey" })
        guard let board = try await insight.storyboard(of: JourneyID(journey), try await filter(query)) else {
            throw Problem.notFound(
                "The script has no journey “\(journey)”.", remedy: "GET /api/v1/journeys lists those there are.")
        }
        return try response(StoryboardJSON(board))
    }

    func edges(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["within"])
        let grouping = try query.word("within", as: Grouping.self) ?? .customer
        return try response(EdgesJSON(try await insight.edges(try await filter(query), within: grouping)))
    }

    func variants(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["within", "limit", "session_days"])
        let grouping = try query.word("within", as: Grouping.self) ?? .customer
        let limit = try query.whole("limit", in: 1...100_000) ?? 100
        let days = try query.whole("session_days", in: 0...3_650) ?? 30
        let answer = try await insight.variants(
            try await filter(query), within: grouping, limit: limit, sessionGap: days == 0 ? nil : .days(Int64(days)))
        return try response(VariantsJSON(answer))
    }

    func funnel(_ request: Request) async throws -> Response {
        let query = try Query(
            request, allowed: APIFilter.parameters + ["steps", "within_days", "censored", "ends", "silence_days"])
        let names = (query["steps"] ?? "").split(separator: ",").map(String.init)
        guard (2...20).contains(names.count) else {
            throw Problem.badParameter("steps", "name 2 to 20 touchpoints in order, with commas between them")
        }
        let days = try query.whole("within_days", in: 1...3_650) ?? 30
        let steps = try await insight.touchpoints(names)
        if try query.word("censored", as: YesNo.self) == .yes {
            return try await reach(query, steps, within: .days(Int64(days)))
        }
        let rows = try await insight.funnel(steps, within: .days(Int64(days)), try await filter(query))
        return try response(FunnelJSON(rows))
    }

    func handOffs(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters)
        return try response(HandOffsJSON(try await insight.handOffs(try await filter(query))))
    }

    func fitness(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["limit"])
        let limit = try query.whole("limit", in: 1...10_000) ?? 50
        return try response(FitnessJSON(try await insight.fitness(try await filter(query), limit: limit)))
    }

    /// An answer, and what of the footage it is without.
    private func response(_ answer: some Encodable & Sendable) throws -> Response {
        try Response(json: CompleteAnswer(answer, missing: insight.missing))
    }

    func conformance(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["limit"])
        let limit = try query.whole("limit", in: 1...10_000) ?? 50
        let answer = try await insight.conformance(try await filter(query), limit: limit)
        return try Response(json: ConformanceJSON(answer))
    }

    func filter(_ query: Query) async throws -> InsightFilter {
        try await insight.filter(APIFilter(query).words)
    }
}
