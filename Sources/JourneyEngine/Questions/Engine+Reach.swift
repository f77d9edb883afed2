import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// The share of customers who come from a first step to the next ones in time, when some come to another end first
    /// and some are still under way when the footage ends (Aalen & Johansen 1978). Customers enter and steps follow as
    /// in `funnel`.
    ///
    /// `ends`: after these a step can't be reached any more; without, the designed ends of the steps'
    /// journeys that don't lead on to the last step.
    /// `silence`: who does nothing for longer has given up at that moment.
    package func reach(
        _ steps: [TouchpointID], within: Wait, ends: [TouchpointID]? = nil, silence: Wait? = nil,
        _ filter: InsightFilter
    ) -> ReachAnswer {
        let ends = (ends ?? designedEnds(of: steps)).filter { !steps.contains($0) }
        var answer = ReachAnswer(steps: [], within: within, ends: ends, silence: silence)
        let plan = ReachPlan(self, CompiledFilter(filter, script, log: log), steps, within, ends, silence)
        guard !steps.isEmpty, let found = folded({ ReachPartial(plan, $0) }) else { return answer }
        answer.steps = steps.enumerated().map { number, touchpoint in
            ReachAnswer.Step(
                touchpoint: touchpoint, customers: number == 0 ? found.entered : found.fromStart[number].reached.count,
                fromStart: number == 0 ? nil : estimate(found.fromStart[number], within),
                fromPrevious: number == 0 ? nil : estimate(found.fromPrevious[number], within),
                ended: found.fromPrevious[number].ended.count, open: found.fromPrevious[number].censored.count)
        }
        return answer
    }

    private func estimate(_ outcomes: ReachOutcomes, _ within: Wait) -> Estimate {
        let state = CumulativeIncidence(
            EventTable(reached: outcomes.reached, ended: outcomes.ended, censored: outcomes.censored)
        ).state(at: within.milliseconds)
        let interval = state.interval()
        return Estimate(
            value: state.reached, interval: Interval(low: interval.low, high: interval.high), count: outcomes.count,
            few: outcomes.count < script.settings.minimumCases)
    }

    /// The designed ends of the steps' journeys from which no designed hand-offs lead on to the last step.
    private func designedEnds(of steps: [TouchpointID]) -> [TouchpointID] {
        let journeys = Set(steps.compactMap { script.touchpoints.code(of: $0.text) }.map { script.scenes[$0].journey })
        var leading = Set(steps.suffix(1))
        var known = 0
        while leading.count > known {
            known = leading.count
            for handOff in script.handOffs where leading.contains(handOff.to) { leading.insert(handOff.from) }
        }
        return script.scenes.indices.filter {
            script.scenes[$0].isEnd && script.scenes[$0].journey > 0 && journeys.contains(script.scenes[$0].journey)
        }.map { script.touchpoint(UInt32($0)) }.filter { !leading.contains($0) }.sorted()
    }
}

/// The question in the codes of the log.
private struct ReachPlan: Sendable {
    let engine: Engine
    let filter: CompiledFilter
    let steps: [UInt32]
    let within: Int64
    let ends: CodeSet
    let silence: Int64
    /// The footage reaches this far.
    let now: Int64

    init(
        _ engine: Engine, _ filter: CompiledFilter, _ steps: [TouchpointID], _ within: Wait, _ ends: [TouchpointID],
        _ silence: Wait?
    ) {
        self.engine = engine
        self.filter = filter
        let names = engine.script.touchpoints
        // A touchpoint that nobody knows gets a code that no event has.
        self.steps = steps.map { names.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        self.within = within.milliseconds
        var codes = CodeSet(greatest: names.count)
        for end in ends { if let code = names.code(of: end.text) { codes.insert(code) } }
        self.ends = codes
        self.silence = silence?.milliseconds ?? .max
        now = engine.log.lastTime?.milliseconds ?? 0
    }
}

/// After how long customers came to a step, to another end, or out of sight.
private struct ReachOutcomes: Sendable {
    enum Kind {
        case reached
        case ended
        case censored
    }

    var reached: [Int64] = []
    var ended: [Int64] = []
    var censored: [Int64] = []

    var count: Int { reached.count + ended.count + censored.count }

    /// What comes after the time that is asked about need not be told apart.
    @inline(__always)
    mutating func add(_ kind: Kind, after wait: Int64, within: Int64) {
        if wait > within { return censored.append(within.adding(1)) }
        switch kind {
        case .reached: reached.append(wait)
        case .ended: ended.append(wait)
        case .censored: censored.append(wait)
        }
    }

    mutating func merge(_ other: ReachOutcomes) {
        reached += other.reached
        ended += other.ended
        censored += other.censored
    }
}

/// What became of some of the customers at each step.
private struct ReachPartial: MergeableResult {
    var entered = 0
    var fromStart: [ReachOutcomes]
    var fromPrevious: [ReachOutcomes]

    init(_ plan: ReachPlan, _ customers: Range<Int>) {
        fromStart = Array(repeating: ReachOutcomes(), count: plan.steps.count)
        fromPrevious = fromStart
        var reader = CustomerReader(
            plan.engine.log, customers: customers, columns: plan.filter.columns.union(.text(.touchpoint)))
        while reader.next() {
            plan.filter.prepare(&reader)
            let touchpoints = reader.codes(.touchpoint)
            let entry = (0..<reader.count).first { event in
                touchpoints[event] == plan.steps[0] && plan.filter.keepsEvent(touchpoint: plan.steps[0])
                    && plan.filter.keeps(reader, event)
            }
            if let entry { follow(reader, from: entry, plan) }
        }
    }

    private mutating func follow(_ reader: borrowing CustomerReader, from entry: Int, _ plan: ReachPlan) {
        entered += 1
        let touchpoints = reader.codes(.touchpoint)
        let start = reader.time[entry]
        var step = 1
        var reached = start
        var last = start
        for event in entry + 1..<max(entry + 1, reader.count) where step < plan.steps.count {
            let time = reader.time[event]
            if time.since(last) > plan.silence { break }
            last = time
            if touchpoints[event] == plan.steps[step] {
                fromPrevious[step].add(.reached, after: time.since(reached), within: plan.within)
                fromStart[step].add(.reached, after: time.since(start), within: plan.within)
                reached = time
                step += 1
                // Whoever came too late is out of time for all later steps.
                if time.since(start) > plan.within { return closeLate(from: step, plan) }
            } else if plan.ends.contains(touchpoints[event]) {
                return close(step, .ended, time, start, reached, plan)
            }
        }
        if step == plan.steps.count { return }
        let isSilent = plan.now.since(last) > plan.silence
        close(
            step, isSilent ? .ended : .censored, isSilent ? last.adding(plan.silence) : plan.now, start, reached, plan)
    }

    private mutating func closeLate(from step: Int, _ plan: ReachPlan) {
        for later in step..<plan.steps.count { fromStart[later].add(.censored, after: .max, within: plan.within) }
    }

    /// The customer stays before `step`, and so before all later ones, from a moment on.
    private mutating func close(
        _ step: Int, _ kind: ReachOutcomes.Kind, _ time: Int64, _ start: Int64, _ reached: Int64, _ plan: ReachPlan
    ) {
        fromPrevious[step].add(kind, after: time.since(reached), within: plan.within)
        for later in step..<plan.steps.count {
            fromStart[later].add(kind, after: time.since(start), within: plan.within)
        }
    }

    mutating func merge(_ other: ReachPartial) {
        entered += other.entered
        for step in fromStart.indices {
            fromStart[step].merge(other.fromStart[step])
            fromPrevious[step].merge(other.fromPrevious[step])
        }
    }
}
