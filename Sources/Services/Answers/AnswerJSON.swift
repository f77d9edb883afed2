import Experience
import Foundation

/// Writes answers as JSON, for the API and for `--format json` alike. Field names are documented in docs/api.md and
/// stable: spelt with underscores (`totalMs` becomes `total_ms`), durations end in `_ms`, amounts in `_minor`.
package enum AnswerJSON {
    package static func encode(_ answer: some Encodable, pretty: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }
}

/// A figure with its interval and what it rests on.
package struct EstimateJSON: Encodable, Sendable {
    /// Null where it can't be told: JSON has no infinity.
    let value: Double?
    let low: Double?
    let high: Double?
    let count: Int
    let few: Bool

    init(_ estimate: Estimate) {
        func finite(_ number: Double?) -> Double? { number.flatMap { $0.isFinite ? $0 : nil } }
        value = finite(estimate.value)
        low = finite(estimate.interval?.low)
        high = finite(estimate.interval?.high)
        count = estimate.count
        few = estimate.few
    }
}

/// What an answer was asked of.
package struct FilterJSON: Encodable, Sendable {
    let journey: String?
    let department: String?
    let channel: String?
    let segment: String?
    let from: String?
    let to: String?
    /// Conditions on attributes, `kind=purchase,refund;facts.price=80`.
    let `where`: String?

    init(_ filter: InsightFilter) {
        journey = filter.journey?.text
        department = filter.department?.text
        channel = filter.channel?.text
        segment = filter.segment
        from = filter.from?.iso8601
        to = filter.to?.iso8601
        self.where = filter.attributeText
    }
}
