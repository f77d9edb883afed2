package import Experience
import JourneyEngine

/// Questions about the ways between touchpoints, about who comes back, and about groups of customers.
extension InsightService {
    /// What customers did after a touchpoint, or what had brought them there.
    package func paths(
        _ direction: PathDirection, _ touchpoint: TouchpointID, scenes: Int = 3, limit: Int = 50,
        sessionGap: Wait? = .days(30), _ filter: InsightFilter, within grouping: Grouping = .customer
    ) async throws -> PathsAnswer {
        try await ask {
            $0.paths(
                direction, touchpoint, scenes: scenes, limit: limit, sessionGap: sessionGap, filter,
                within: grouping.engine)
        }
    }

    /// How long it takes from one touchpoint to another.
    package func between(
        _ from: TouchpointID, _ to: TouchpointID, _ filter: InsightFilter, within grouping: Grouping = .customer
    ) async throws -> BetweenAnswer {
        try await ask { $0.between(from, to, filter, within: grouping.engine) }
    }

    /// The share that reaches each step in time, open ends told apart from lost ones.
    package func reach(
        _ steps: [TouchpointID], within: Wait = .days(30), ends: [TouchpointID]? = nil, silence: Wait? = nil,
        _ filter: InsightFilter
    ) async throws -> ReachAnswer {
        try await ask { $0.reach(steps, within: within, ends: ends, silence: silence, filter) }
    }

    /// Who comes back, by month of the company's calendar.
    package func retention(
        first: TouchpointID? = nil, back: TouchpointID? = nil, span: Int = 12, _ filter: InsightFilter
    ) async throws -> RetentionAnswer {
        let subject = try await subject()
        let months = subject.months
        return await BlockingWork.run {
            subject.engine.retention(first: first, back: back, span: span, months: months, filter)
        }
    }

    /// Where two groups go on differently from the same scene.
    package func compare(
        _ first: InsightFilter, _ second: InsightFilter, within grouping: Grouping = .customer
    ) async throws -> ComparisonAnswer {
        try await ask { $0.compare(first, second, within: grouping.engine) }
    }

    /// A touchpoint by the id that people write; `parameter` is where they wrote it.
    package func touchpoint(_ id: String?, called parameter: String) async throws -> TouchpointID? {
        guard let id, !id.isEmpty else { return nil }
        return try await touchpoints([id], called: parameter).first
    }
}
