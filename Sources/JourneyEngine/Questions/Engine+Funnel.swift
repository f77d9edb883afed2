import ColumnStore
package import Experience

extension Engine {
    /// How many customers come from one step to the next within a time of the first one, and after how long. A customer
    /// enters at the first event of the first step that the filter keeps; each next step is the first event at its
    /// touchpoint after the step before.
    package func funnel(_ steps: [TouchpointID], within: Wait, _ filter: InsightFilter) -> [FunnelRow] {
        if steps.isEmpty { return [] }
        return standing(
            StandingKey(.funnel(steps, within: within), filter),
            make: { StandingFunnel($0.funnelPartial(steps, within: within, filter, .all), steps: steps.count) },
            update: { funnel, before, now, whose in
                funnel.replace(
                    before.funnelPartial(steps, within: within, filter, whose),
                    by: now.funnelPartial(steps, within: within, filter, whose))
            }, read: { $0.rows(steps) })
    }

    func funnelPartial(
        _ steps: [TouchpointID], within: Wait, _ filter: InsightFilter, _ whose: StoryChoice = .all
    ) -> FunnelPartial {
        let filter = CompiledFilter(filter, script, log: log)
        // A touchpoint that nobody knows gets a code that no event has.
        let codes = steps.map { script.touchpoints.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        if filter.keepsAllEvents && filter.keepsAllPassages && script.touchpoints.count <= 0xFF {
            return foldedSheets(whose, .text(.touchpoint)) {
                FunnelPartial($0, codes, within: within.milliseconds)
            } ?? FunnelPartial()
        }
        return folded(whose, filter.columns.union(.text(.touchpoint))) {
            FunnelPartial(self, filter, codes, within: within.milliseconds, $0)
        } ?? FunnelPartial()
    }
}

/// Waits of the customers who reached each step: by twice the step since the one before, by that and one since the
/// first.
struct FunnelPartial: MergeableResult {
    private(set) var waits = WaitTable()

    init() {}

    init(waits: WaitTable) {
        self.waits = waits
    }

    /// By step.
    init(fromPrevious: [[Int64]], fromStart: [[Int64]]) {
        var taken = WaitCollector()
        for (step, waits) in fromPrevious.enumerated() {
            for wait in waits { taken.add(wait, number: step * 2) }
            for wait in fromStart[step] { taken.add(wait, number: step * 2 + 1) }
        }
        waits = taken.table()
    }

    /// Waits from the step before and from the first one, of those who reached a step.
    func waits(of step: Int) -> (fromPrevious: [Int64], fromStart: [Int64]) {
        defer { withExtendedLifetime(self) {} }
        let all = waits.byNumber()
        func list(_ number: Int) -> [Int64] { number < all.count ? all[number].flatMap(\.self) : [] }
        return (list(step * 2), list(step * 2 + 1))
    }

    func rows(_ steps: [TouchpointID]) -> [FunnelRow] { StandingFunnel(self, steps: steps.count).rows(steps) }

    init(
        _ engine: Engine, _ filter: CompiledFilter, _ steps: [UInt32], within: Int64, _ stories: Stories
    ) {
        var taken = WaitCollector()
        var reader = CustomerReader(
            engine.log, stories, columns: filter.columns.union(.text(.touchpoint)))
        while reader.next() {
            filter.prepare(&reader)
            let touchpoints = reader.codes(.touchpoint)
            var step = 0
            var start: Int64 = 0
            var previous: Int64 = 0
            for event in 0..<reader.count where touchpoints[event] == steps[step] {
                let time = reader.time[event]
                if step == 0 {
                    guard filter.keepsEvent(touchpoint: steps[0]), filter.keeps(reader, event) else { continue }
                    start = time
                    previous = time
                } else if time.since(start) > within {
                    break
                }
                taken.add(time.since(previous), number: step * 2)
                taken.add(time.since(start), number: step * 2 + 1)
                previous = time
                step += 1
                if step == steps.count { break }
            }
        }
        waits = taken.table()
    }

    mutating func merge(_ other: FunnelPartial) {
        waits.merge(other.waits)
    }
}

/// A funnel that follows the footage.
struct StandingFunnel: Sendable {
    private var summaries: [WaitSummary]
    private static let percents = [50]

    init(_ partial: FunnelPartial, steps: Int) {
        summaries = partial.waits.summaries(percents: Self.percents)
        while summaries.count < steps * 2 { summaries.append(.none(windows: Self.percents.count + 1)) }
    }

    mutating func replace(_ before: FunnelPartial, by after: FunnelPartial) -> Bool {
        defer { withExtendedLifetime((before, after)) {} }
        let removed = before.waits.byNumber()
        let added = after.waits.byNumber()
        for number in 0..<max(removed.count, added.count) {
            if !WaitChanges.apply(
                removed: number < removed.count ? removed[number] : [],
                added: number < added.count ? added[number] : [], to: &summaries[number], percents: Self.percents)
            {
                return false
            }
        }
        return true
    }

    func rows(_ steps: [TouchpointID]) -> [FunnelRow] {
        steps.enumerated().map { step, touchpoint in
            FunnelRow(
                touchpoint: touchpoint, customers: summaries[step * 2].count,
                medianFromPreviousMilliseconds: summaries[step * 2].value(0),
                medianFromStartMilliseconds: summaries[step * 2 + 1].value(0))
        }
    }
}
