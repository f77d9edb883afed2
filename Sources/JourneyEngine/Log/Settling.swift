/// Brings the tail of a log into its base, a segment at a time, beside everything else: readers keep the log that they
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
    /// Events of the customers before this one are settled, those of others stay where they are.
    package let end: Int

    /// Events of a segment, about; a customer's events are never parted.
    private static let segmentEvents = 131_072

    package init(of log: EventLog) {
        self.init(of: log, before: log.customerCount)
    }

    /// Settles a stretch of customers behind those that were settled before, so that what lies in the tail of them can
    /// be forgotten before the next is settled.
    package init(of log: EventLog, behind settled: Int) {
        self.init(of: log, before: CustomerStretch.end(in: log, behind: settled))
    }

    private init(of log: EventLog, before end: Int) {
        self.log = log
        self.end = end
        plan = Self.plan(log, before: end)
    }

    /// Whether nothing of the tail is left.
    package var isLast: Bool { end >= log.customerCount }

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
        let later = current.tail.prefix(log.tail.count).filter { $0.firstCustomer >= end && $0.places > 0 }
        return EventLog(
            segments: segments + log.segments.filter { $0.first >= end },
            tail: later + current.tail.dropFirst(log.tail.count), names: current.settledNames(), span: current.span,
            lineage: current.lineage)
    }

    private static func segment(_ log: EventLog, _ customers: Range<Int>) -> EventColumns {
        if let same = log.segments.first(where: { $0.first == customers.lowerBound && $0.end == customers.upperBound }),
            log.tail.allSatisfy({
                $0.place(notBefore: customers.lowerBound) == $0.place(notBefore: customers.upperBound)
            })
        {
            return same
        }
        let base = log.segments.filter { $0.first < customers.upperBound && $0.end > customers.lowerBound }
        return Gather(base + log.tail, .range(customers)).columns()
    }

    /// The customers of each new segment. Boundaries stay where they are as long as what lies between them is neither
    /// much nor little, so that segments without news are shared with the log before.
    private static func plan(_ log: EventLog, before last: Int) -> [Range<Int>] {
        let counts = eventCounts(log)
        let ends = Set(log.segments.map(\.end))
        let baseEnd = log.segments.last?.first ?? 0
        var plan: [Range<Int>] = []
        var start = 0
        var events = 0
        for customer in 0..<last {
            events += Int(counts[customer])
            let isEnd = ends.contains(customer + 1) && customer < baseEnd
            let most = customer < baseEnd ? 2 * segmentEvents : segmentEvents
            let isStretch = (customer + 1) % CustomerStretch.customers == 0
            if events >= most || isStretch || (isEnd && events >= segmentEvents / 4) {
                plan.append(start..<customer + 1)
                start = customer + 1
                events = 0
            }
        }
        if start < last { plan.append(start..<last) }
        return plan
    }

    /// By customer.
    private static func eventCounts(_ log: EventLog) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: log.customerCount)
        for part in log.segments + log.tail {
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
