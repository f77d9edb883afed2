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
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = PassageWalk(self, compiled, within: grouping, columns: .text(.touchpoint))
        guard let found = folded({ EdgePartial(walk, $0, codes: script.touchpoints.count) }) else { return [] }
        var rows: [EdgePerformance] = []
        found.waits.forEachNumber { number, waits in
            let pair = found.index.pairs[number]
            let waits = waits.sorted()
            let sorted = waits.map { Double($0) }
            rows.append(
                EdgePerformance(
                    from: script.touchpoint(pair.from), to: script.touchpoint(pair.to), count: waits.count,
                    mean: Double(found.waits.totals[number]) / Double(max(1, waits.count)),
                    median: Quantiles.median(of: sorted) ?? 0, least: waits.first ?? 0, greatest: waits.last ?? 0,
                    total: found.waits.totals[number], standardDeviation: Moments(sorted).standardDeviation))
        }
        return rows.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}
