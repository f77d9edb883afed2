import ColumnStore
package import Experience

extension Engine {
    /// How many customers come from one step to the next within a time of the first one, and after how long. A customer
    /// enters at the first event of the first step that the filter keeps; each next step is the first event at its
    /// touchpoint after the step before.
    package func funnel(_ steps: [TouchpointID], within: Wait, _ filter: InsightFilter) -> [FunnelRow] {
        funnelPartial(steps, within: within, filter)?.rows(steps) ?? []
    }

    func funnelPartial(_ steps: [TouchpointID], within: Wait, _ filter: InsightFilter) -> FunnelPartial? {
        let filter = CompiledFilter(filter, script, log: log)
        // A touchpoint that nobody knows gets a code that no event has.
        let codes = steps.map { script.touchpoints.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        return folded { FunnelPartial(self, filter, codes, within: within.milliseconds, $0) }
    }
}

/// Waits of the customers who reached each step.
struct FunnelPartial: MergeableResult {
    var fromPrevious: [[Int64]]
    var fromStart: [[Int64]]

    init(fromPrevious: [[Int64]], fromStart: [[Int64]]) {
        self.fromPrevious = fromPrevious
        self.fromStart = fromStart
    }

    consuming func rows(_ steps: [TouchpointID]) -> [FunnelRow] {
        steps.enumerated().map { step, touchpoint in
            FunnelRow(
                touchpoint: touchpoint, customers: fromStart[step].count,
                medianFromPreviousMilliseconds: fromPrevious[step].lowerMedian(),
                medianFromStartMilliseconds: fromStart[step].lowerMedian())
        }
    }

    init(
        _ engine: Engine, _ filter: CompiledFilter, _ steps: [UInt32], within: Int64, _ customers: Range<Int>
    ) {
        fromPrevious = Array(repeating: [], count: steps.count)
        fromStart = fromPrevious
        guard let entry = steps.first else { return }
        var reader = CustomerReader(
            engine.log, customers: customers, columns: filter.columns.union(.text(.touchpoint)))
        while reader.next() {
            filter.prepare(&reader)
            let touchpoints = reader.codes(.touchpoint)
            var step = 0
            var start: Int64 = 0
            var previous: Int64 = 0
            for event in 0..<reader.count where touchpoints[event] == steps[step] {
                let time = reader.time[event]
                if step == 0 {
                    guard filter.keepsEvent(touchpoint: entry), filter.keeps(reader, event) else { continue }
                    start = time
                    previous = time
                } else if time.since(start) > within {
                    break
                }
                fromPrevious[step].append(time.since(previous))
                fromStart[step].append(time.since(start))
                previous = time
                step += 1
                if step == steps.count { break }
            }
        }
    }

    mutating func merge(_ other: FunnelPartial) {
        for step in fromStart.indices {
            fromPrevious[step].append(contentsOf: other.fromPrevious[step])
            fromStart[step].append(contentsOf: other.fromStart[step])
        }
    }
}
