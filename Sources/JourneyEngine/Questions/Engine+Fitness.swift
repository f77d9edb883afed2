import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// The share of cases that ran as designed, from a designed start over designed hand-offs to a designed end, and
    /// the commonest departures. A case is at rest when nothing happened in it for the company's `reopenAfter` before
    /// the footage ends; one that is not, and has followed the design so far, is still open.
    package func fitness(_ filter: InsightFilter, limit: Int = 20) -> FitnessAnswer {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: .case, gap: nil, columns: [])
        let found = folded { FitnessPartial(walk, $0, self) } ?? FitnessPartial(codes: 0)
        let closed = Proportion(successes: found.asDesigned, trials: found.cases - found.stillOpen)
        let interval = closed.trials > 0 ? closed.interval() : nil
        return FitnessAnswer(
            cases: found.cases,
            asDesigned: Estimate(
                value: closed.share ?? 0, interval: interval.map { Interval(low: $0.low, high: $0.high) },
                count: closed.trials, few: closed.trials < script.settings.minimumCases),
            stillOpen: found.stillOpen, departures: Array(found.rows(script).prefix(max(0, limit))))
    }
}

/// How the cases of some of the customers ran.
private struct FitnessPartial: MergeableResult {
    private(set) var cases = 0
    private(set) var asDesigned = 0
    private(set) var stillOpen = 0
    /// A hand-off by its two codes; `start` and a code; a code and `end`; a code and `unknown`.
    private var departures: PairIndex
    private var occurrences: [Int] = []
    private var departedCases: [Int] = []

    private static let start: UInt32 = 0
    private let end: UInt32
    private let unknown: UInt32

    init(codes: Int) {
        end = UInt32(codes + 1)
        unknown = UInt32(codes + 2)
        departures = PairIndex(codes: codes + 2)
    }

    init(_ walk: StoryWalk, _ customers: Range<Int>, _ engine: Engine) {
        self.init(codes: engine.script.touchpoints.count)
        let script = engine.script
        let now = engine.log.lastTime?.milliseconds ?? 0
        let reopenAfter = script.settings.reopenAfter.milliseconds
        var lastCase: [Int] = []
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            cases += 1
            var departs = false
            var before = Self.start
            var lastTime: Int64 = 0
            for event in story {
                let code = touchpoints[Int(event)]
                lastTime = reader.time[Int(event)]
                if script.scenes[Int(code)].journey == 0 {
                    depart(code, unknown, &lastCase)
                    departs = true
                    continue
                }
                let follows =
                    before == Self.start
                    ? script.scenes[Int(code)].isStart
                    : script.isDesigned(from: before, to: code)
                if !follows {
                    depart(before, code, &lastCase)
                    departs = true
                }
                before = code
            }
            let isAtEnd = before != Self.start && script.scenes[Int(before)].isEnd
            let isOpen = now.since(lastTime) <= reopenAfter
            if before != Self.start && !isAtEnd && !isOpen {
                depart(before, end, &lastCase)
                departs = true
            }
            if !departs {
                asDesigned += isAtEnd ? 1 : 0
                stillOpen += isAtEnd ? 0 : 1
            }
        }
    }

    private mutating func depart(_ from: UInt32, _ to: UInt32, _ lastCase: inout [Int]) {
        let number = departures.number(from, to)
        if number == occurrences.count {
            occurrences.append(0)
            departedCases.append(0)
            lastCase.append(0)
        }
        occurrences[number] += 1
        if lastCase[number] != cases {
            lastCase[number] = cases
            departedCases[number] += 1
        }
    }

    mutating func merge(_ other: FitnessPartial) {
        cases += other.cases
        asDesigned += other.asDesigned
        stillOpen += other.stillOpen
        for (number, pair) in other.departures.pairs.enumerated() {
            let mine = departures.number(pair.from, pair.to)
            if mine == occurrences.count {
                occurrences.append(0)
                departedCases.append(0)
            }
            occurrences[mine] += other.occurrences[number]
            departedCases[mine] += other.departedCases[number]
        }
    }

    /// The commonest first: by cases, then occurrences, then names.
    func rows(_ script: CompiledScript) -> [FitnessAnswer.Row] {
        let order = departures.pairs.indices.sorted { left, right in
            if departedCases[left] != departedCases[right] { return departedCases[left] > departedCases[right] }
            if occurrences[left] != occurrences[right] { return occurrences[left] > occurrences[right] }
            return sortKey(departures.pairs[left], script) < sortKey(departures.pairs[right], script)
        }
        return order.map { number in
            FitnessAnswer.Row(
                departure: departure(departures.pairs[number], script), occurrences: occurrences[number],
                cases: departedCases[number])
        }
    }

    private func sortKey(_ pair: PairIndex.Pair, _ script: CompiledScript) -> (UInt32, String, String) {
        let kind: UInt32 = pair.to >= end ? pair.to : pair.from == Self.start ? 0 : 1
        return (kind, script.touchpoints[Int(pair.from)], pair.to < end ? script.touchpoints[Int(pair.to)] : "")
    }

    private func departure(_ pair: PairIndex.Pair, _ script: CompiledScript) -> FitnessAnswer.Departure {
        if pair.to == unknown { return .unknown(script.touchpoint(pair.from)) }
        if pair.to == end { return .end(script.touchpoint(pair.from)) }
        if pair.from == Self.start { return .start(script.touchpoint(pair.to)) }
        return .handOff(from: script.touchpoint(pair.from), to: script.touchpoint(pair.to))
    }
}
