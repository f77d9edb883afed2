/// Brings what came since into the base of a log, a segment at a time, beside everything else: readers keep the log
/// that they have, and appends go on meanwhile.
///
///     shelf.log = shelf.log.freezing()
///     var settling = Settling(of: shelf.log)
///     while settling.step() {}                       // or run(): on all cores
///     shelf.log = settling.result(onto: shelf.log)   // which may have grown
package struct Settling: Sendable {
    private let log: EventLog
    private let plan: [Range<Int>]
    /// The base's segments before this customer stay as they are: settled before, and without news.
    private let unchanged: Int
    private var segments: [EventColumns] = []
    /// Events of the customers before this one are settled, those of others stay where they are.
    package let end: Int

    /// Events of a segment, about; a customer's events are never parted.
    private static let segmentEvents = 131_072

    package init(of log: EventLog) {
        self.init(of: log, behind: 0, before: log.customerCount)
    }

    /// Settles a stretch of customers behind those that were settled before, so that what lies in the tail of them can
    /// be forgotten before the next is settled.
    package init(of log: EventLog, behind settled: Int) {
        self.init(of: log, behind: settled, before: CustomerStretch.end(in: log, behind: settled))
    }

    private init(of log: EventLog, behind settled: Int, before end: Int) {
        self.log = log
        self.end = end
        unchanged = min(settled, log.firstCustomerWithNews)
        plan = Self.plan(log, keeping: unchanged, before: end)
    }

    /// Whether nothing is left to settle.
    package var isLast: Bool { end >= log.customerCount }

    /// Settles the next segment; false when all are.
    package mutating func step() -> Bool {
        guard segments.count < plan.count else { return false }
        segments.append(segment(plan[segments.count]))
        return segments.count < plan.count
    }

    /// Settles everything on `threads` threads.
    package mutating func run(threads: Int = 2) {
        let settling = self
        segments = Parallel.chunks(plan.count, threads: threads) { $0.map { settling.segment(settling.plan[$0]) } }
    }

    /// The log as it has become meanwhile, with what was settled in its base.
    package func result(onto current: EventLog) -> EventLog {
        let later = current.tail.prefix(log.tail.count).filter { $0.firstCustomer >= end && $0.places > 0 }
        return EventLog(
            segments: segments + log.segments.filter { $0.first >= end },
            retold: Array(current.retold.dropFirst(log.retold.count)),
            tail: later + current.tail.dropFirst(log.tail.count), names: current.settledNames(),
            eventCount: current.eventCount, span: current.span, lineage: current.lineage)
    }

    private func segment(_ customers: Range<Int>) -> EventColumns {
        if customers.lowerBound < log.baseEnd {
            let same = log.segments[log.segmentIndex(of: customers.lowerBound)]
            if same.first == customers.lowerBound && same.end == customers.upperBound
                && (same.end <= unchanged || !log.hasNews(of: customers))
            {
                return same
            }
        }
        let more = log.tail.filter { $0.reaches(into: customers) }
        return Gather(log.mainWhereabouts(.range(customers)), adding: more, .range(customers)).columns()
    }

    /// The customers of each new segment. Boundaries stay where they are as long as what lies between them is neither
    /// much nor little, so that segments without news are shared with the log before.
    private static func plan(_ log: EventLog, keeping unchanged: Int, before last: Int) -> [Range<Int>] {
        var plan = Array(log.segments.map { $0.first..<$0.end }.prefix { $0.upperBound <= unchanged })
        let first = plan.last?.upperBound ?? 0
        let counts = eventCounts(log, first..<max(first, last))
        let ends = Set(log.segments.map(\.end))
        let baseEnd = log.segments.last?.first ?? 0
        var start = first
        var events = 0
        for customer in first..<max(first, last) {
            events += Int(counts[customer - first])
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
    private static func eventCounts(_ log: EventLog, _ customers: Range<Int>) -> [UInt32] {
        let found = log.mainWhereabouts(.range(customers))
        var counts = (0..<customers.count).map { UInt32(found.count(at: $0)) }
        for part in log.tail where part.reaches(into: customers) {
            let places =
                part.place(notBefore: customers.lowerBound)..<part.place(notBefore: customers.upperBound)
            for place in places {
                counts[part.customer(at: place) - customers.lowerBound] +=
                    part.starts[place + 1] - part.starts[place]
            }
        }
        return counts
    }
}

extension EventLog {
    /// The first customer of whom something lies outside the base; behind all when there is nothing.
    fileprivate var firstCustomerWithNews: Int {
        min(
            retold.reduce(.max) { min($0, $1.firstCustomer) }, tail.reduce(.max) { min($0, $1.firstCustomer) })
    }

    /// Whether something of these customers lies outside the base. Asked of every segment, with parts by the thousand
    /// after an import: the ends of a part are looked at first.
    fileprivate func hasNews(of customers: Range<Int>) -> Bool {
        retold.contains { $0.reaches(into: customers) && $0.has(customers) }
            || tail.contains { $0.reaches(into: customers) && $0.has(customers) }
    }

    /// Tables with many recent names become one dictionary; others stay, since that copies them.
    fileprivate func settledNames() -> [NameTable] { names.map { $0.hasManyRecent ? $0.settledDown() : $0 } }
}
