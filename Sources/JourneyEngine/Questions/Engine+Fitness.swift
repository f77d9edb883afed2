import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// The share of cases that ran as designed, from a designed start over designed hand-offs to a designed end, and
    /// the commonest departures. A case is at rest when nothing happened in it for the company's `reopenAfter` before
    /// the footage ends; one that is not, and has followed the design so far, is still open.
    package func fitness(_ filter: InsightFilter, limit: Int = 20) -> FitnessAnswer {
        var found = fitnessPartial(filter)
        found.settle(now: log.lastTime?.milliseconds ?? 0, reopenAfter: script.settings.reopenAfter.milliseconds)
        return found.answer(limit: limit, minimumCases: script.settings.minimumCases) { script.touchpoint($0) }
    }

    func fitnessPartial(_ filter: InsightFilter) -> FitnessPartial {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: .case, gap: nil, columns: [])
        return folded { FitnessPartial(walk, $0, script) } ?? FitnessPartial(codes: 0)
    }
}

/// How the cases of some of the customers ran. Whether a case that is at no designed end has come to rest there depends
/// on where all footage ends, so that such cases are kept by their last scene and time until `settle`.
struct FitnessPartial: MergeableResult {
    var cases = 0
    var asDesigned = 0
    private(set) var stillOpen = 0
    /// A hand-off by its two codes; `start` and a code; a code and `end`; a code and `unknown`.
    private(set) var departures: PairIndex
    private(set) var occurrences: [Int] = []
    private(set) var departedCases: [Int] = []
    private(set) var unfinished: [Unfinished: [Int64]] = [:]

    /// Cases that are at no designed end.
    struct Unfinished: Hashable, Sendable {
        /// The last scene of the design in it.
        var scene: UInt32
        /// Whether it had left the design before.
        var hasDeparted: Bool
    }

    static let start: UInt32 = 0
    let end: UInt32
    let unknown: UInt32

    init(codes: Int) {
        end = UInt32(codes + 1)
        unknown = UInt32(codes + 2)
        departures = PairIndex(codes: codes + 2)
    }

    init(_ walk: StoryWalk, _ customers: Range<Int>, _ script: CompiledScript) {
        self.init(codes: script.touchpoints.count)
        var lastCase: [Int] = []
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            cases += 1
            var departs = false
            var before = Self.start
            for event in story {
                let code = touchpoints[Int(event)]
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
            if before == Self.start || script.scenes[Int(before)].isEnd {
                if !departs { asDesigned += 1 }
            } else {
                let lastTime = reader.time[Int(story[story.endIndex - 1])]
                unfinished[Unfinished(scene: before, hasDeparted: departs), default: []].append(lastTime)
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

    /// Counts a departure of several cases.
    mutating func depart(_ from: UInt32, _ to: UInt32, occurrences more: Int, cases: Int) {
        let number = departures.number(from, to)
        if number == occurrences.count {
            occurrences.append(0)
            departedCases.append(0)
        }
        occurrences[number] &+= more
        departedCases[number] &+= cases
    }

    mutating func add(_ lastTimes: [Int64], unfinished key: Unfinished) {
        unfinished[key, default: []].append(contentsOf: lastTimes)
    }

    mutating func merge(_ other: FitnessPartial) {
        cases += other.cases
        asDesigned += other.asDesigned
        stillOpen += other.stillOpen
        for (number, pair) in other.departures.pairs.enumerated() {
            depart(pair.from, pair.to, occurrences: other.occurrences[number], cases: other.departedCases[number])
        }
        for (key, lastTimes) in other.unfinished { add(lastTimes, unfinished: key) }
    }

    /// Decides about the unfinished cases, once all footage is known: at rest, where they are no designed end, or open.
    mutating func settle(now: Int64, reopenAfter: Int64) {
        for (key, lastTimes) in unfinished {
            let open = lastTimes.count { now.since($0) <= reopenAfter }
            if open < lastTimes.count {
                depart(key.scene, end, occurrences: lastTimes.count - open, cases: lastTimes.count - open)
            }
            if !key.hasDeparted { stillOpen += open }
        }
        unfinished = [:]
    }
}
