import ColumnStore
package import Experience
import Statistics

/// How cases begin, end, repeat themselves and how long they last (methods.md 4.1; van der Aalst 2016, ch. 9).
package struct StoryMeasures: Sendable {
    /// What is known of one touchpoint.
    package struct Scene: Hashable, Sendable {
        package var touchpoint: TouchpointID
        package var passages: Int
        /// Cases that begin here, and that end here.
        package var starts: Int
        package var ends: Int
        /// Cases that come here more than once, and how many times more than once in all.
        package var casesWithRework: Int
        package var extraExecutions: Int
        /// Fewest events between two visits of one case; nil when no case comes twice.
        package var leastSelfDistance: Int?
    }

    package var events: Int
    package var cases: Int
    /// The touchpoints that were lived, by name.
    package var scenes: [Scene]
    /// From the first to the last event of each case, in milliseconds, ascending.
    package var durations: [Int64]
    /// Mean time from the start of one case to the start of the next, in milliseconds; nil of fewer than two cases.
    package var meanArrival: Double?

    package var eventsPerCase: Double? { cases > 0 ? Double(events) / Double(cases) : nil }

    /// A quantile of the cases' durations, in milliseconds, read off between two where it lies between them.
    package func duration(quantile: Double) -> Double? {
        Quantiles.quantile(quantile, of: durations.map { Double($0) })
    }

    package var meanDuration: Double? {
        cases > 0 ? durations.map { Double($0) }.compensatedSum() / Double(cases) : nil
    }
}

extension Engine {
    package func storyMeasures(_ filter: InsightFilter, within grouping: Grouping = .case) -> StoryMeasures {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: grouping, gap: nil, columns: [])
        let codes = script.touchpoints.count
        let found = folded { StoryPartial(walk, $0, codes: codes) } ?? StoryPartial(codes: codes)
        return found.measures(script)
    }
}

/// Measures of the stories of some of the customers, by touchpoint code.
private struct StoryPartial: MergeableResult {
    private struct Tally {
        var passages = 0
        var starts = 0
        var ends = 0
        var casesWithRework = 0
        var extraExecutions = 0
        var leastSelfDistance = Int.max
    }

    private var tallies: [Tally]
    private var events = 0
    private var durations: [Int64] = []
    private var firstStart = Int64.max
    private var lastStart = Int64.min

    init(codes: Int) {
        tallies = Array(repeating: Tally(), count: codes + 1)
    }

    init(_ walk: StoryWalk, _ customers: Range<Int>, codes: Int) {
        self.init(codes: codes)
        var visits = Visits(codes: codes)
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            let start = reader.time[Int(story[story.startIndex])]
            let end = reader.time[Int(story[story.endIndex - 1])]
            durations.append(end.since(start))
            firstStart = min(firstStart, start)
            lastStart = max(lastStart, start)
            events += story.count
            tallies[Int(touchpoints[Int(story[story.startIndex])])].starts += 1
            tallies[Int(touchpoints[Int(story[story.endIndex - 1])])].ends += 1
            visits.begin()
            for (position, event) in story.enumerated() {
                let code = Int(touchpoints[Int(event)])
                tallies[code].passages += 1
                guard let before = visits.visit(code, at: position) else { continue }
                tallies[code].extraExecutions += 1
                tallies[code].casesWithRework += before.isSecond ? 1 : 0
                tallies[code].leastSelfDistance = min(
                    tallies[code].leastSelfDistance, position - before.position - 1)
            }
        }
    }

    mutating func merge(_ other: StoryPartial) {
        events += other.events
        durations.append(contentsOf: other.durations)
        firstStart = min(firstStart, other.firstStart)
        lastStart = max(lastStart, other.lastStart)
        for (code, tally) in other.tallies.enumerated() {
            tallies[code].passages += tally.passages
            tallies[code].starts += tally.starts
            tallies[code].ends += tally.ends
            tallies[code].casesWithRework += tally.casesWithRework
            tallies[code].extraExecutions += tally.extraExecutions
            tallies[code].leastSelfDistance = min(tallies[code].leastSelfDistance, tally.leastSelfDistance)
        }
    }

    func measures(_ script: CompiledScript) -> StoryMeasures {
        let scenes = tallies.indices.filter { tallies[$0].passages > 0 }.map { code in
            let tally = tallies[code]
            return StoryMeasures.Scene(
                touchpoint: script.touchpoint(UInt32(code)), passages: tally.passages, starts: tally.starts,
                ends: tally.ends, casesWithRework: tally.casesWithRework, extraExecutions: tally.extraExecutions,
                leastSelfDistance: tally.leastSelfDistance == .max ? nil : tally.leastSelfDistance)
        }
        let cases = durations.count
        return StoryMeasures(
            events: events, cases: cases, scenes: scenes.sorted { $0.touchpoint < $1.touchpoint },
            durations: durations.sorted(),
            meanArrival: cases > 1 ? Double(lastStart.since(firstStart)) / Double(cases - 1) : nil)
    }
}

/// The last visit of the case at hand to each touchpoint.
private struct Visits {
    private var storyOf: [Int]
    private var positions: [Int]
    private var counts: [Int]
    private var story = 0

    init(codes: Int) {
        storyOf = Array(repeating: 0, count: codes + 1)
        positions = storyOf
        counts = storyOf
    }

    mutating func begin() { story += 1 }

    /// The visit before this one; nil when this is the first.
    mutating func visit(_ code: Int, at position: Int) -> (position: Int, isSecond: Bool)? {
        defer { positions[code] = position }
        if storyOf[code] != story {
            storyOf[code] = story
            counts[code] = 1
            return nil
        }
        counts[code] += 1
        return (positions[code], counts[code] == 2)
    }
}
