import Experience
import Options
import Services

extension FilterOptions {
    /// The filter that a service takes; names that nothing has are errors with the nearest valid one.
    func filter(in insight: InsightService) async throws -> InsightFilter {
        try await insight.filter(words)
    }
}
