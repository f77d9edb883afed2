import Asking
import Experience
import Hummingbird
import Services

/// The questions about ways between touchpoints, about who comes back, and about groups.
extension InsightAPI {
    func paths(_ request: Request) async throws -> Response {
        let query = try Query(
            request,
            allowed: APIFilter.parameters + ["touchpoint", "direction", "scenes", "limit", "within", "session_days"])
        let touchpoint = try await touchpoint(query, "touchpoint")
        let days = try query.whole("session_days", in: 0...3_650) ?? 30
        let answer = try await insight.paths(
            try query.word("direction", as: PathDirection.self) ?? .after, touchpoint,
            scenes: try query.whole("scenes", in: 1...10) ?? 3, limit: try query.whole("limit", in: 1...10_000) ?? 50,
            sessionGap: days == 0 ? nil : .days(Int64(days)), try await filter(query),
            within: try query.word("within", as: Grouping.self) ?? .customer)
        return try Response(json: PathsJSON(answer))
    }

    func between(_ request: Request) async throws -> Response {
        // `from` and `to` are days in every filter, so the touchpoints have names of their own.
        let query = try Query(
            request, allowed: APIFilter.parameters + ["from_touchpoint", "to_touchpoint", "within"])
        let answer = try await insight.between(
            try await touchpoint(query, "from_touchpoint"), try await touchpoint(query, "to_touchpoint"),
            try await filter(query), within: try query.word("within", as: Grouping.self) ?? .customer)
        return try Response(json: BetweenJSON(answer))
    }

    func retention(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["first", "back", "months"])
        let answer = try await insight.retention(
            first: try await insight.touchpoint(query["first"], called: "first"),
            back: try await insight.touchpoint(query["back"], called: "back"),
            span: try query.whole("months", in: 1...120) ?? 12, try await filter(query))
        return try Response(json: RetentionJSON(answer))
    }

    func compare(_ request: Request) async throws -> Response {
        let query = try Query(request, allowed: APIFilter.parameters + ["first", "second", "within"])
        let words = APIFilter(query).words
        let answer = try await insight.compare(
            try await group(query, "first", words), try await group(query, "second", words),
            within: try query.word("within", as: Grouping.self) ?? .customer)
        return try Response(json: ComparisonJSON(answer))
    }

    func reach(_ query: Query, _ steps: [TouchpointID], within: Wait) async throws -> Response {
        let ends = query["ends"].map { $0.split(separator: ",").map(String.init) }
        let silence = try query.whole("silence_days", in: 1...3_650)
        let answer = try await insight.reach(
            steps, within: within, ends: try await ends.asyncMap { try await insight.touchpoints($0, called: "ends") },
            silence: silence.map { .days(Int64($0)) }, try await filter(query))
        return try Response(json: ReachJSON(answer))
    }

    private func touchpoint(_ query: Query, _ name: String) async throws -> TouchpointID {
        guard let touchpoint = try await insight.touchpoint(query[name], called: name) else {
            throw Problem.badParameter(name, "name a touchpoint by its id")
        }
        return touchpoint
    }

    private func group(_ query: Query, _ name: String, _ words: FilterWords) async throws -> InsightFilter {
        guard let text = query[name] else {
            throw Problem.badParameter(name, "describe the group by conditions such as segment=gold")
        }
        return try await insight.filter(try words.narrowed(to: ConditionWords(text, parameter: name)))
    }
}

/// A choice between two, as an address says it.
enum YesNo: String, CaseIterable {
    case yes
    case no
}

extension Optional {
    /// What a value becomes, when there is one.
    fileprivate func asyncMap<Result>(_ change: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await change(self)
    }
}
