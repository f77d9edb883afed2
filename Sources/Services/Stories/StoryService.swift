import Experience
import Foundation
import Intake
import JourneyEngine
import Stores

/// The customer's own story, and finding customers by the beginning of their id.
package struct StoryService: Sendable {
    private let insight: InsightService

    init(insight: InsightService) {
        self.insight = insight
    }

    /// Everything that happened to one customer, found by any of their ids; nil when nothing is known of them.
    package func story(of customer: String) async throws -> StoryAnswer? {
        let subject = try await insight.subject()
        let customer = subject.merged.customer(of: customer)
        guard let story = subject.engine.story(of: customer, asOf: nil) else { return nil }
        let last = story.takes.last?.touchpoint
        return StoryAnswer(
            story: story, names: subject.names, currency: subject.script?.company.currency,
            scriptVersion: subject.version?.id, timeZone: subject.calendar.zone.identifier,
            next: subject.script?.handOffs.filter { $0.from == last } ?? [],
            merges: subject.merged.records(of: customer).map(PersonMerge.init))
    }

    /// Ids of customers that begin with a text, in order of their bytes; those among them whose other id does.
    package func search(_ prefix: String, limit: Int = 50) async throws -> [String] {
        let subject = try await insight.subject()
        let found = subject.engine.log.customers(matching: prefix, limit: limit)
        let others = subject.merged.customers(matching: prefix)
        if others.isEmpty { return found }
        let all = (found + others).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let distinct = all.indices.filter { $0 == 0 || !all[$0].utf8.elementsEqual(all[$0 - 1].utf8) }
        return distinct.prefix(limit).map { all[$0] }
    }
}
