import Experience

@testable import JourneyEngine

/// The questions about waits and contentment, spend and contentment, answered the plain, slow way.
extension SlowAnswers {
    /// On 0 to 10 in whole hundredths; nil when it is none, or none on any scale.
    private func score(_ event: PlainEvent) -> Int64? {
        guard let answer = event.score else { return nil }
        let value = event.scale == "1-5" ? (Double(answer) / 100 - 1) / 4 * 10 : Double(answer) / 100
        return abs(value) > 1_000 ? nil : Int64((value * 100).rounded())
    }

    func delays(_ grouping: Grouping, percent: Int) -> HandOffDelays {
        struct HandOff {
            let wait: Int64
            let customer: String
            let next: Int64?
        }
        let places = stories.map { story in
            Dictionary(uniqueKeysWithValues: story.enumerated().map { ($0.element.arrival, $0.offset) })
        }
        let storyOf = Dictionary(uniqueKeysWithValues: stories.enumerated().map { ($0.element[0].customer, $0.offset) })
        var edges: [[String]: [HandOff]] = [:]
        for (a, b) in passages(grouping) where owner(a) != owner(b) {
            var next: Int64?
            if let number = storyOf[b.customer], let place = places[number][b.arrival],
                let answer = stories[number][place...].first(where: { $0.score != nil }),
                Self.wait(b, answer) <= scoreWindow
            {
                next = score(answer)
            }
            edges[[a.touchpoint, b.touchpoint], default: []].append(
                HandOff(wait: Self.wait(a, b), customer: a.customer, next: next))
        }
        var total = HandOffDelays.Tally()
        var hurtAnywhere: Set<String> = []
        let rows = edges.map { edge, handOffs in
            let threshold = Self.quantile(percent, handOffs.map(\.wait))
            let late = handOffs.filter { $0.wait > threshold }
            var tally = HandOffDelays.Tally()
            tally.handOffs = handOffs.count
            tally.delayed = late.count
            tally.customersHurt = Set(late.map(\.customer)).count
            tally.delayedScored = late.count { $0.next != nil }
            tally.delayedScoreSum = late.reduce(0) { $0 + Int($1.next ?? 0) }
            tally.otherScored = handOffs.count { $0.next != nil } - tally.delayedScored
            tally.otherScoreSum = handOffs.reduce(0) { $0 + Int($1.next ?? 0) } - tally.delayedScoreSum
            hurtAnywhere.formUnion(late.map(\.customer))
            total.handOffs += tally.handOffs
            total.delayed += tally.delayed
            total.delayedScored += tally.delayedScored
            total.delayedScoreSum += tally.delayedScoreSum
            total.otherScored += tally.otherScored
            total.otherScoreSum += tally.otherScoreSum
            return HandOffDelays.Row(
                from: TouchpointID(edge[0]), to: TouchpointID(edge[1]), thresholdMilliseconds: threshold, tally: tally)
        }
        total.customersHurt = hurtAnywhere.count
        return HandOffDelays(
            rows: rows.sorted {
                if $0.tally.customersHurt != $1.tally.customersHurt {
                    return $0.tally.customersHurt > $1.tally.customersHurt
                }
                if $0.tally.handOffs != $1.tally.handOffs { return $0.tally.handOffs > $1.tally.handOffs }
                return ($0.from, $0.to) < ($1.from, $1.to)
            }, total: total)
    }

    struct Spend: Equatable {
        var customers = 0
        var buyers = 0
        var sum: Int64 = 0
        var mean: Double?
        var variance: Double?
    }

    /// By group. The variance is about the mean, deviation by deviation.
    func laterSpend(split: Int64, cuts: [Int]) -> [Spend] {
        var spent = Array(repeating: [Int128](), count: cuts.count + 1)
        for story in stories.map(withCarriedSegments) {
            let kept = ofJourney(story).filter { keeps([$0]) }
            let scores = kept.filter { $0.time < split }.compactMap(score)
            if scores.isEmpty { continue }
            let sum = scores.reduce(0, +)
            let group = cuts.firstIndex { sum < Int64($0 * 100 * scores.count) } ?? cuts.count
            let amounts = kept.filter { $0.time >= split }.compactMap(\.amount)
            spent[group].append(amounts.reduce(0) { $0 + Int128($1) })
        }
        return spent.map { spent in
            let sum = spent.reduce(0, +)
            let mean = Double(sum) / Double(spent.count)
            let squares = spent.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
            return Spend(
                customers: spent.count, buyers: spent.count { $0 > 0 }, sum: Int64(clamping: sum),
                mean: spent.isEmpty ? nil : mean, variance: spent.count > 1 ? squares / Double(spent.count - 1) : nil)
        }
    }

    /// Answers, promoters and detractors by scene and month of UTC, `2024-3`.
    func sceneScores(leavingOut kind: String) -> [[String]: [Int]] {
        let now = stories.joined().map(\.time)
        guard let first = now.min(), let last = now.max() else { return [:] }
        let calendar = SlowMonths(first, last)
        var found: [[String]: [Int]] = [:]
        for story in stories.map(withCarriedSegments) {
            var before: String?
            for event in ofJourney(story) {
                if let before, let score = score(event), keeps([event]) {
                    let cell = [before, calendar.month(of: event.time)]
                    var three = found[cell] ?? [0, 0, 0]
                    three[0] += 1
                    three[1] += score >= 900 ? 1 : 0
                    three[2] += score < 700 ? 1 : 0
                    found[cell] = three
                }
                if event.kind != kind { before = event.touchpoint }
            }
        }
        return found
    }
}

/// The months of UTC from 1900 to 2299, counted day by day; other moments count into the first or last one used.
struct SlowMonths {
    private var starts: [(name: String, start: Int64)] = []

    init(_ first: Int64, _ last: Int64) {
        var day: Int64 = -25_567
        for year in 1900..<2300 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (month, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                starts.append(("\(year)-\(month + 1)", day * 86_400_000))
                day += Int64(days)
            }
        }
        let from = starts.lastIndex { $0.start <= first } ?? 0
        let through = starts.lastIndex { $0.start <= last } ?? 0
        starts = Array(starts[from...max(from, through)])
    }

    func month(of time: Int64) -> String { (starts.last { $0.start <= time } ?? starts[0]).name }
}
