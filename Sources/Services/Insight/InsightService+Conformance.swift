package import Experience
import JourneyEngine

extension InsightService {
    /// How well cases fit the design, and what was added to it and skipped.
    package func conformance(_ filter: InsightFilter, limit: Int = 50) async throws -> ConformanceAnswer {
        let engine = try await subject().engine
        let alignments = alignments
        return await BlockingWork.run { engine.conformance(filter, limit: limit, remembering: alignments) }
    }
}
