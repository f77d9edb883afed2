import ColumnStore
package import Experience
import Statistics

/// How long one scene takes to follow another: the whole distribution in a few figures, in milliseconds.
package struct EdgePerformance: Hashable, Sendable {
    package var from: TouchpointID
    package var to: TouchpointID
    package var count: Int
    package var mean: Double
    /// Of an even number the mean of the two in the middle.
    package var median: Double
    package var least: Int64
    package var greatest: Int64
    package var total: Int64
    /// Of a sample (divisor n - 1); nil of one.
    package var standardDeviation: Double?
}

extension Engine {
    /// Every edge by name, with its waits' distribution.
    package func performance(_ filter: InsightFilter, within grouping: Grouping = .case) -> [EdgePerformance] {
        let found = edgePartial(filter, within: grouping, .all)
        defer { withExtendedLifetime(found) {} }
        var rows: [EdgePerformance] = []
        for (number, pieces) in found.waits.byNumber().enumerated() {
            let pair = found.index.pairs[number]
            let waits = pieces.flatMap(\.self).sorted()
            let sorted = waits.map { Double($0) }
            let total = waits.reduce(Int64(0)) { $0.adding($1) }
            rows.append(
                EdgePerformance(
                    from: script.touchpoint(pair.from), to: script.touchpoint(pair.to), count: waits.count,
                    mean: Double(total) / Double(max(1, waits.count)), median: Quantiles.median(of: sorted) ?? 0,
                    least: waits.first ?? 0, greatest: waits.last ?? 0, total: total,
                    standardDeviation: Moments(sorted).standardDeviation))
        }
        return rows.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}
