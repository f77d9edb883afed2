import Asking
import Experience
import Hummingbird
import Services

/// The questions about scores: after delays, before later spend, and by scene.
extension InsightAPI {
    func delays(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["percent", "within"])
        let answer = try await insight.delays(
            percent: try query.whole("percent", in: 1...99) ?? 95, try await filter(query),
            within: try query.word("within", as: Grouping.self) ?? .customer)
        return try Response(json: DelaysJSON(answer))
    }

    func laterSpend(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["split", "cuts"])
        guard let cuts = ScoreCuts(query["cuts"] ?? "7,9") else {
            throw Problem.badParameter("cuts", ScoreCuts.rule)
        }
        let answer = try await insight.laterSpend(from: query["split"], cuts: cuts.values, try await filter(query))
        return try Response(json: LaterSpendJSON(answer))
    }

    func scores(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["leaving_out"])
        let rows = try await insight.sceneScores(
            try await filter(query), leavingOut: query["leaving_out"] ?? "feedback")
        return try Response(json: SceneScoresJSON(rows))
    }
}
