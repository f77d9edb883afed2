/// Brings what came since into the base of a log, a segment at a time, beside everything else: readers keep the log that they
/// have, and appends go on meanwhile.
///
///     shelf.log = shelf.log.freezing()
///     var settling = Settling(of: shelf.log)
///     while settling.step() {}                       // or run(): on all cores
///     shelf.log = settling.result(onto: shelf.log)   // which may have grown
package struct Settling: Sendable {
    private let log: EventLog
    private let plan: [Range<Int>]
    private var segments: [EventColumns] = []

    /// Events of a segment, about; a customer's events are never parted.
    private static let segmentEvents = 131_072

    package init(of log: EventLog) {
        self.log = log
        plan = Self.plan(log)
    }

    /// Settles the next segment; false when all are.
    package mutating func step() -> Bool {
        guard segments.count < plan.count else { return false }
        segments.append(Self.segment(log, plan[segments.count]))
        return segments.count < plan.count
    }

    /// Settles everything on `threads` threads.
    package mutating func run(threads: Int = 2) {
        let log = log
        let plan = plan
        segments = Parallel.chunks(plan.count, threads: threads) { $0.map { Self.segment(log, plan[$0]) } }
    }

    /// The log as it has become meanwhile, with what was settled in its base.
    package func result(onto current: EventLog) -> EventLog {
        EventLog(
            segments: segments, retold: Array(current.retold.dropFirst(log.retold.count)),
            tail: Array(current.tail.dropFirst(log.tail.count)), names: current.settledNames(),
            eventCount: current.eventCount, span: current.span, lineage: current.lineage)
    }

    private static func segment(_ log: EventLog, _ customers: Range<Int>) -> EventColumns {
        if let same = log.segments.first(where: { $0.first == customers.lowerBound && $0.end == customers.upperBound }),
            (log.retold + log.tail).allSatisfy({ !$0.has(customers) })
        {
            return same
        }
        return Gather(log.mainWhereabouts(.range(customers)), adding: log.tail, .range(customers)).columns()
    }

    /// The customers of each new segment. Boundaries stay where they are as long as what lies between them is neither
    /// much nor little, so that segments without news are shared with the log before.
    private static func plan(_ log: EventLog) -> [Range<Int>] {
        let counts = eventCounts(log)
        let ends = Set(log.segments.map(\.end))
        let baseEnd = log.segments.last?.first ?? 0
        var plan: [Range<Int>] = []
        var start = 0
        var events = 0
        for customer in counts.indices {
            events += Int(counts[customer])
            let isEnd = ends.contains(customer + 1) && customer < baseEnd
            let most = customer < baseEnd ? 2 * segmentEvents : segmentEvents
            if events >= most || (isEnd && events >= segmentEvents / 4) {
                plan.append(start..<customer + 1)
                start = customer + 1
                events = 0
            }
        }
        if start < counts.count { plan.append(start..<counts.count) }
        return plan
    }

    /// By customer.
    private static func eventCounts(_ log: EventLog) -> [UInt32] {
        let found = log.mainWhereabouts(.range(0..<log.customerCount))
        var counts = (0..<log.customerCount).map { UInt32(found.count(at: $0)) }
        for part in log.tail {
            for place in 0..<part.places {
                counts[part.customer(at: place)] += part.starts[place + 1] - part.starts[place]
            }
        }
        return counts
    }
}

extension EventLog {
    /// Tables with many recent names become one dictionary; others stay, since that copies them.
    fileprivate func settledNames() -> [NameTable] { names.map { $0.hasManyRecent ? $0.settledDown() : $0 } }
}
