import ColumnStore
package import Experience

/// One gap as it happened to one customer, in names.
package struct FoundGap: Hashable, Sendable {
    package var key: GapKey
    package var customer: String
    /// The case's reference, where it has one.
    package var reference: String?
    /// The time of the event at which it shows.
    package var at: Timestamp
    /// Time over the limit or due time, for the kinds that have one.
    package var excess: Wait?
    /// Where the limit on a wait came from.
    package var limitSource: LimitSource?
    /// The promise that was not kept in time.
    package var promise: String?
    /// The two values of a contradiction, the earlier first.
    package var values: [String] = []
    /// Places among the customer's events: where it shows, and both sides of the passage.
    package var mark: Int
    package var begin: Int
    package var end: Int
}

/// Every single gap of some customers, with how their promises stand.
package struct GapList: Hashable, Sendable {
    package var gaps: [FoundGap] = []
    package var promises = PromiseKeeping(kept: 0, late: 0, broken: 0, pending: 0)
    package var events = 0
    package var cases = 0
}

extension Engine {
    /// Every gap of every customer, customer after customer; the list behind the report's counts. `order`: the designed
    /// order of scenes, where it isn't the one that the hand-offs make.
    package func gapList(asOf: Timestamp? = nil, order: [ScenePair]? = nil) -> GapList {
        let base = order.map { ContinuityBase(self, order: $0) } ?? continuityShelf.base(of: self)
        var list = GapList()
        for part in partials({ ListVisitor(base, through: $0, asOf: asOf).list }) {
            list.gaps += part.gaps
            list.promises.add(part.promises)
            list.events += part.events
            list.cases += part.cases
        }
        return list
    }
}

/// Collects gaps and promises of a range of customers in names.
struct ListVisitor: CaseVisitor {
    private var finder: GapFinder
    private(set) var sink: ListSink
    /// What the customers spent in the company's currency.
    private(set) var spent: Int64 = 0

    init(_ base: ContinuityBase, through customers: Range<Int>, asOf: Timestamp?) {
        let now = (asOf ?? base.log.lastTime)?.milliseconds ?? 0
        finder = base.finder(now: now)
        sink = ListSink(base: base)
        base.walk.lead(&self, through: customers, until: now)
    }

    var list: GapList { sink.list }

    mutating func begin(customer: Int) { sink.customer = customer }

    mutating func pay(_ amount: Int64, at time: Int64) { spent = spent.plus(amount) }

    mutating func visit(_ events: Span<CaseEvent>, reference: UInt32) {
        sink.reference = reference
        sink.list.events += events.count
        sink.list.cases += 1
        finder.search(events, into: &sink)
    }
}

/// Puts what the finder meets into names.
struct ListSink: GapSink {
    let base: ContinuityBase
    var customer = 0
    var reference: UInt32 = 0
    var list = GapList()
    /// Promises not fulfilled, overdue ones too.
    private(set) var open: [OpenPromise] = []

    init(base: ContinuityBase) {
        self.base = base
    }

    mutating func meet(_ passage: GapPassage, in events: Span<CaseEvent>) {
        guard passage.status == .hurt else { return }
        let key = base.codes.key(of: passage.code)
        let begin = events[passage.begin]
        let end = events[passage.end]
        var gap = FoundGap(
            key: key, customer: base.log.customerName(customer),
            reference: reference == 0 ? nil : base.log.names(.reference)[Int(reference)],
            at: Timestamp(milliseconds: events[passage.mark].time), mark: Int(events[passage.mark].position),
            begin: Int(begin.position), end: Int(end.position))
        if key.kind.hasExcess { gap.excess = Wait(milliseconds: passage.excess) }
        gap.limitSource = passage.limit.source
        switch key.kind {
        case .promiseLate, .promiseBroken: gap.promise = base.log.names(.promise)[Int(begin.promise)]
        case .contradiction:
            gap.values = [begin, end].compactMap { base.lists.value(of: passage.code.first, in: $0.facts) }
        default: break
        }
        list.gaps.append(gap)
    }

    mutating func meet(_ promise: PromisePassage, in events: Span<CaseEvent>) {
        list.promises.add(promise)
        guard promise.state == .pending || promise.state == .broken else { return }
        let event = events[promise.event]
        open.append(
            OpenPromise(
                promise: base.log.names(.promise)[Int(promise.promise)],
                madeAt: Timestamp(milliseconds: event.time),
                due: promise.due == CaseEvent.noDue ? nil : Timestamp(milliseconds: promise.due),
                touchpoint: base.codes.script.touchpoint(event.touchpoint)))
    }
}
