import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// How much passes through each scene, and how content customers are next: the mean of their next scores with an
    /// interval that counts customers, not passages. The busiest first.
    package func scenes(_ filter: InsightFilter) -> [SceneRow] {
        let filter = CompiledFilter(filter, script, log: log)
        guard let found = folded({ ScenePartial(self, filter, $0) }) else { return [] }
        var rows: [SceneRow] = []
        for code in found.passages.indices where found.passages[code] > 0 {
            rows.append(
                SceneRow(
                    touchpoint: script.touchpoint(UInt32(code)), passages: found.passages[code],
                    customers: found.customers[code],
                    score: Estimate(found.scores[code], minimumClusters: script.settings.minimumCases)))
        }
        return rows.sorted { ($1.passages, $0.touchpoint) < ($0.passages, $1.touchpoint) }
    }
}

extension Estimate {
    /// Nil without answers.
    init?(_ scores: ClusteredMean, minimumClusters: Int) {
        guard let mean = scores.mean else { return nil }
        self.init(
            value: mean, interval: scores.interval().map { Interval(low: $0.low, high: $0.high) },
            count: scores.count, few: scores.clusters < minimumClusters)
    }
}

/// Scenes of some of the customers, by touchpoint code.
struct ScenePartial: MergeableResult {
    var passages: [Int]
    var customers: [Int]
    var scores: [ClusteredMean]

    init(_ engine: Engine, _ filter: CompiledFilter, _ range: Range<Int>) {
        let codes = engine.script.touchpoints.count + 1
        passages = Array(repeating: 0, count: codes)
        customers = passages
        scores = Array(repeating: ClusteredMean(), count: codes)
        var tally = CustomerTally(codes: codes)
        var next = NextScores(engine)
        var reader = CustomerReader(
            engine.log, customers: range,
            columns: NextScores.columns.union(filter.columns).union(.text(.touchpoint)))
        let keepsAll = filter.keepsAllEvents && filter.keepsAllPassages
        while reader.next() {
            filter.prepare(&reader)
            next.find(reader)
            let touchpoints = reader.codes(.touchpoint)
            for event in 0..<reader.count {
                let touchpoint = touchpoints[event]
                if !keepsAll && !(filter.keepsEvent(touchpoint: touchpoint) && filter.keeps(reader, event)) { continue }
                tally.add(Int(touchpoint), next.scores[event])
            }
            for code in tally.touched {
                passages[code] += tally.passages[code]
                customers[code] += 1
                if tally.scored[code] > 0 { scores[code].add(sum: tally.sums[code], count: tally.scored[code]) }
            }
            tally.clear()
        }
    }

    mutating func merge(_ other: ScenePartial) {
        for code in passages.indices {
            passages[code] += other.passages[code]
            customers[code] += other.customers[code]
            scores[code].merge(other.scores[code])
        }
    }
}

/// One customer's passages and next scores by touchpoint.
private struct CustomerTally {
    private(set) var passages: [Int]
    private(set) var scored: [Int]
    private(set) var sums: [Double]
    private(set) var touched: [Int] = []

    init(codes: Int) {
        passages = Array(repeating: 0, count: codes)
        scored = passages
        sums = Array(repeating: 0, count: codes)
    }

    @inline(__always)
    mutating func add(_ code: Int, _ score: Double) {
        if passages[code] == 0 { touched.append(code) }
        passages[code] += 1
        if !score.isNaN {
            scored[code] += 1
            sums[code] += score
        }
    }

    mutating func clear() {
        for code in touched {
            passages[code] = 0
            scored[code] = 0
            sums[code] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }
}
