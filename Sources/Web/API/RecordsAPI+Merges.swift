import Hummingbird
import Services

/// Two ids that are the same human, as JSON. Browsers send neither method for another site without asking first.
extension RecordsAPI {
    func merge(_ request: Request, _ absorbed: String) async throws -> Response {
        let query = try Query(request, allowed: ["into", "reason"])
        guard let kept = query["into"] else {
            throw Problem.badParameter("into", "name the customer whose id is kept")
        }
        let merge = try await services.merges.merge(absorbed, into: kept, reason: try reason(query))
        return try Response(json: MergeJSON(merge))
    }

    func split(_ request: Request, _ absorbed: String) async throws -> Response {
        let query = try Query(request, allowed: ["reason"])
        let merge = try await services.merges.split(absorbed, reason: try reason(query))
        return try Response(json: MergeJSON(merge))
    }

    func merges(_ request: Request) async throws -> Response {
        _ = try Query(request, allowed: [])
        return try Response(json: MergesJSON(try await services.merges.merges()))
    }

    private func reason(_ query: Query) throws -> String {
        guard let reason = query["reason"] else {
            throw Problem.badParameter("reason", "say why; it is kept with the date")
        }
        return reason
    }
}

extension Problem {
    /// Why two ids were not made one customer, or not told apart.
    static func merge(_ problem: MergeProblem) -> Problem {
        let (status, title): (HTTPResponse.Status, String) =
            switch problem {
            case .itself: (.badRequest, "Nobody was merged")
            case .unknown: (.notFound, "Nobody was merged")
            case .alreadyAbsorbed, .cycle, .erased: (.conflict, "Nobody was merged")
            case .neverMerged, .alreadySplit: (.conflict, "Nothing was split")
            }
        return Problem(status, code: "not-merged", title: title, detail: "\(problem)")
    }
}
