package import Experience

/// Answers questions about what customers lived through. Every answer is a fold of partial results over ranges of
/// customers, so it is the same however the work is split.
package struct Engine: Sendable {
    package let log: EventLog
    package let script: CompiledScript
    let scales: ScoreScales
    /// Ranges of customers with about equally many events, one for each thread.
    let ranges: [Range<Int>]
    /// What continuity questions share, made when the first is asked.
    let continuityShelf = ContinuityShelf()
    /// Where answers stay; none when everything is to be made anew.
    let answers: StandingAnswers?

    /// `answers`: those of the same script at other moments of the same log.
    package init(log: EventLog, script: Script?, threads: Int = 2, answers: StandingAnswers? = nil) {
        self.init(log: log, script: script, ranges: Self.ranges(of: log, threads: threads), answers: answers)
    }

    init(log: EventLog, script: Script?, ranges: [Range<Int>], answers: StandingAnswers? = nil) {
        self.answers = answers
        self.log = log
        self.script = CompiledScript(script, log: log)
        scales = ScoreScales(log: log)
        self.ranges = ranges
    }

    /// Fewer events than this are not worth a second thread.
    private static let eventsPerThread = 50_000

    private static func ranges(of log: EventLog, threads: Int) -> [Range<Int>] {
        let parts = max(1, min(threads, log.eventCount / eventsPerThread))
        var ends = (1..<max(1, parts)).map { log.customer(holdingShare: $0, of: parts) }
        ends.append(log.customerCount)
        var start = 0
        return ends.map { end in
            defer { start = max(start, end) }
            return start..<max(start, end)
        }
    }

    /// The partial results of all ranges, in their order.
    func partials<Partial: Sendable>(_ partial: @Sendable (Range<Int>) -> Partial) -> [Partial] {
        Parallel.map(ranges.count) { partial(ranges[$0]) }
    }

    /// The partial results of all ranges merged from the first to the last.
    func folded<Partial: MergeableResult>(_ partial: @Sendable (Range<Int>) -> Partial) -> Partial? {
        var all = partials(partial)[...]
        guard var result = all.popFirst() else { return nil }
        for next in all { result.merge(next) }
        return result
    }
}

/// What a question knows after some of the customers; of disjoint sets of customers it merges to what it would know
/// after all of them.
protocol MergeableResult: Sendable {
    mutating func merge(_ other: Self)
}

/// What "one after the other" is told within.
package enum Grouping: String, CaseIterable, Sendable {
    /// All that one customer lived through.
    case customer
    /// One case of one customer: an order, an incident.
    case `case`
}

extension EventLog {
    /// The first customer after a share of all events of the base.
    fileprivate func customer(holdingShare part: Int, of parts: Int) -> Int {
        var row = segments.reduce(0) { $0 + $1.count } / parts * part
        for segment in segments {
            if row > segment.count {
                row -= segment.count
                continue
            }
            var low = 0
            var high = segment.places
            while low < high {
                let middle = (low + high) / 2
                if Int(segment.starts[middle]) < row { low = middle + 1 } else { high = middle }
            }
            return segment.first + low
        }
        return customerCount
    }
}
