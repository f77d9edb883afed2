import Experience
import Statistics

extension ReachPartial {
    /// What people read, once the customers who stopped are settled.
    func answer(_ steps: [TouchpointID], ends: [TouchpointID], minimumCases: Int) -> ReachAnswer {
        ReachAnswer(
            steps: steps.enumerated().map { number, touchpoint in
                ReachAnswer.Step(
                    touchpoint: touchpoint, customers: number == 0 ? entered : fromStart[number].reached.count,
                    fromStart: number == 0 ? nil : estimate(fromStart[number], minimumCases),
                    fromPrevious: number == 0 ? nil : estimate(fromPrevious[number], minimumCases),
                    ended: fromPrevious[number].ended.count, open: fromPrevious[number].censored.count)
            }, within: terms.within, ends: ends, silence: terms.silence)
    }

    private func estimate(_ outcomes: ReachOutcomes, _ minimumCases: Int) -> Estimate {
        let state = CumulativeIncidence(
            EventTable(reached: outcomes.reached, ended: outcomes.ended, censored: outcomes.censored)
        ).state(at: terms.within.milliseconds)
        let interval = state.interval()
        return Estimate(
            value: state.reached, interval: Interval(low: interval.low, high: interval.high), count: outcomes.count,
            few: outcomes.count < minimumCases)
    }
}
