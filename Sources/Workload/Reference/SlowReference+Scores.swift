extension SlowReference {
    func spend() -> WorkloadAnswer {
        var spends: [String: [Int64]] = ["low": [], "mid": [], "high": []]
        for events in customers.values {
            let scores = events.filter { $0.time < WorkloadNames.secondYear }.compactMap { $0.score.map { Int64($0) } }
            if scores.isEmpty { continue }
            let sum = scores.reduce(0, +)
            let count = Int64(scores.count)
            let bucket = sum < 7 * count ? "low" : sum < 9 * count ? "mid" : "high"
            let spend = events.filter { $0.time >= WorkloadNames.secondYear }.reduce(0) { $0 + $1.amountCents }
            spends[bucket, default: []].append(spend)
        }
        let rows = spends.filter { !$0.value.isEmpty }.map { bucket, spends -> [WorkloadAnswer.Cell] in
            // Exact sums: n * sum of squares - square of the sum, in 128 bits.
            let count = Int128(spends.count)
            let sum = spends.reduce(Int128(0)) { $0 + Int128($1) }
            let squares = spends.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
            let variance = Double(count * squares - sum * sum) / Double(count * max(1, count - 1))
            return [
                .text(bucket), .whole(Int64(count)), .whole(Int64(spends.count { $0 > 0 })), .whole(Int64(sum)),
                .real(Double(sum) / Double(count)), .real(variance),
            ]
        }
        return WorkloadAnswer([.init("buckets", keys: 1, rows)])
    }

    func monthlyScores() -> WorkloadAnswer {
        var counts: [[String]: [Int64]] = [:]
        for events in customers.values {
            var before: String?
            for event in events {
                if let score = event.score, let before {
                    let cell = [before, CalendarMonth(containing: event.time).text]
                    var three = counts[cell] ?? [0, 0, 0]
                    three[0] += 1
                    if score >= 9 { three[1] += 1 }
                    if score <= 6 { three[2] += 1 }
                    counts[cell] = three
                }
                if event.kindName != "feedback" { before = event.touchpointName }
            }
        }
        let rows = counts.map { cell, three -> [WorkloadAnswer.Cell] in
            [
                .text(cell[0]), .text(cell[1]), .whole(three[0]), .whole(three[1]), .whole(three[2]),
                .real(100 * Double(three[1] - three[2]) / Double(three[0])),
            ]
        }
        return WorkloadAnswer([.init("nps", keys: 2, rows)])
    }

    /// The check of look-ups over some customers' stories.
    package static func check(_ stories: [[WorkloadEvent]]) -> WorkloadAnswer {
        var sums: [Int64] = Array(repeating: 0, count: 7)
        for story in stories {
            for (place, event) in story.enumerated() {
                let texts = [event.touchpointName, event.departmentName, event.channelName, event.kindName]
                let figures = [
                    1, Int64(place + 1) * event.id, event.time, event.amountCents, Int64(event.score ?? 0),
                    Int64(event.effortSeconds), texts.reduce(0) { $0 + Int64($1.utf8.count) },
                ]
                for index in sums.indices { sums[index] += figures[index] }
            }
        }
        return WorkloadAnswer([.init("check", keys: 0, [sums.map { .whole($0) }])])
    }

    func loaded() -> WorkloadAnswer {
        let events = customers.values.joined()
        let scores = events.compactMap { $0.score.map { Int64($0) } }
        return LoadCheck(
            rows: Int64(events.count), customers: Int64(customers.count), idSum: events.reduce(0) { $0 + $1.id },
            timeSum: events.reduce(0) { $0 + $1.time - WorkloadNames.start },
            amountSum: events.reduce(0) { $0 + $1.amountCents }, scores: Int64(scores.count),
            scoreSum: scores.reduce(0, +), effortSum: events.reduce(0) { $0 + Int64($1.effortSeconds) }
        ).answer
    }
}

/// What the check of the load adds up.
package struct LoadCheck: Hashable, Sendable {
    package var rows: Int64 = 0
    package var customers: Int64 = 0
    package var idSum: Int64 = 0
    package var timeSum: Int64 = 0
    package var amountSum: Int64 = 0
    package var scores: Int64 = 0
    package var scoreSum: Int64 = 0
    package var effortSum: Int64 = 0

    package init() {}

    init(
        rows: Int64, customers: Int64, idSum: Int64, timeSum: Int64, amountSum: Int64, scores: Int64,
        scoreSum: Int64, effortSum: Int64
    ) {
        self.rows = rows
        self.customers = customers
        self.idSum = idSum
        self.timeSum = timeSum
        self.amountSum = amountSum
        self.scores = scores
        self.scoreSum = scoreSum
        self.effortSum = effortSum
    }

    package var answer: WorkloadAnswer {
        let figures = [rows, customers, idSum, timeSum, amountSum, scores, scoreSum, effortSum]
        return WorkloadAnswer([.init("check", keys: 0, [figures.map { .whole($0) }])])
    }
}
