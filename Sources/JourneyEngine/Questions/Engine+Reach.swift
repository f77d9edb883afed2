package import Experience

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
        let ends = reachEnds(ends, steps)
        var found = reachPartial(steps, within: within, ends: ends, silence: silence, filter)
        found.settle(now: log.lastTime?.milliseconds ?? 0)
        return found.answer(steps, ends: ends, minimumCases: script.settings.minimumCases)
    }

    func reachPartial(
        _ steps: [TouchpointID], within: Wait, ends: [TouchpointID], silence: Wait?, _ filter: InsightFilter
    ) -> ReachPartial {
        let none = ReachPartial(steps: steps.count, ReachTerms(within: within, silence: silence))
        if steps.isEmpty { return none }
        let plan = ReachPlan(self, CompiledFilter(filter, script, log: log), steps, ends, none.terms)
        return folded { ReachPartial(plan, $0) } ?? none
    }

    /// The ends that are asked for, or those of the design.
    func reachEnds(_ ends: [TouchpointID]?, _ steps: [TouchpointID]) -> [TouchpointID] {
        (ends ?? designedEnds(of: steps)).filter { !steps.contains($0) }
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
