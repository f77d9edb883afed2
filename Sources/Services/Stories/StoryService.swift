import Experience
import Foundation
import Intake
import JourneyEngine

/// The customer's own story, and finding customers by the beginning of their id.
package struct StoryService: Sendable {
    private let insight: InsightService

    init(insight: InsightService) {
        self.insight = insight
    }

    /// Everything that happened to one customer; nil when nothing is known of them.
    package func story(of customer: String) async throws -> StoryAnswer? {
        let subject = try await insight.subject()
        guard let story = subject.engine.story(of: customer, asOf: nil) else { return nil }
        let last = story.takes.last?.touchpoint
        return StoryAnswer(
            story: story, names: subject.names, currency: subject.script?.company.currency,
            scriptVersion: subject.version?.id, timeZone: subject.calendar.zone.identifier,
            next: subject.script?.handOffs.filter { $0.from == last } ?? [])
    }

    /// Ids of customers that begin with a text, in order of their bytes.
    package func search(_ prefix: String, limit: Int = 50) async throws -> [String] {
        let subject = try await insight.subject()
        return subject.engine.log.customers(matching: prefix, limit: limit)
    }
}
