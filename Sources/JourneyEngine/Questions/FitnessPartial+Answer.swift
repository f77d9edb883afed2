import Experience
import Statistics

extension FitnessPartial {
    /// What people read, once the cases are settled.
    func answer(limit: Int, minimumCases: Int, _ touchpoint: (UInt32) -> TouchpointID) -> FitnessAnswer {
        let closed = Proportion(successes: asDesigned, trials: cases - stillOpen)
        let interval = closed.trials > 0 ? closed.interval() : nil
        return FitnessAnswer(
            cases: cases,
            asDesigned: Estimate(
                value: closed.share ?? 0, interval: interval.map { Interval(low: $0.low, high: $0.high) },
                count: closed.trials, few: closed.trials < minimumCases),
            stillOpen: stillOpen, departures: Array(rows(touchpoint).prefix(max(0, limit))))
    }

    /// The commonest first: by cases, then occurrences, then names.
    private func rows(_ touchpoint: (UInt32) -> TouchpointID) -> [FitnessAnswer.Row] {
        let keys = departures.pairs.map { sortKey($0, touchpoint) }
        let order = departures.pairs.indices.sorted { left, right in
            if departedCases[left] != departedCases[right] { return departedCases[left] > departedCases[right] }
            if occurrences[left] != occurrences[right] { return occurrences[left] > occurrences[right] }
            return keys[left] < keys[right]
        }
        return order.map { number in
            FitnessAnswer.Row(
                departure: departure(departures.pairs[number], touchpoint), occurrences: occurrences[number],
                cases: departedCases[number])
        }
    }

    /// Starts, hand-offs, ends, unknown scenes; each by its names.
    private func sortKey(
        _ pair: PairIndex.Pair, _ touchpoint: (UInt32) -> TouchpointID
    ) -> (UInt32, String, String) {
        let kind: UInt32 = pair.to >= end ? pair.to - end + 2 : pair.from == Self.start ? 0 : 1
        return (
            kind, pair.from == Self.start ? "" : touchpoint(pair.from).text,
            pair.to < end ? touchpoint(pair.to).text : ""
        )
    }

    private func departure(
        _ pair: PairIndex.Pair, _ touchpoint: (UInt32) -> TouchpointID
    ) -> FitnessAnswer.Departure {
        if pair.to == unknown { return .unknown(touchpoint(pair.from)) }
        if pair.to == end { return .end(touchpoint(pair.from)) }
        if pair.from == Self.start { return .start(touchpoint(pair.to)) }
        return .handOff(from: touchpoint(pair.from), to: touchpoint(pair.to))
    }
}
