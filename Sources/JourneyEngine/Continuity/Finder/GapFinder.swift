/// Finds where one story broke: every kind of continuity gap in one case at a time, with every passage that could have
/// broken (methods.md 4.3; exact semantics in `gaps_ref.py` of the golden suite). A value with scratch space that it
/// keeps from case to case, so that a pass over millions of events allocates nothing; generic over who listens, so
/// that the report, the marks in one customer's story and a plain list come from the same code.
package struct GapFinder {
    let design: GapDesign
    let limits: WaitLimits
    let lists: CaseLists
    /// The moment up to which the footage reaches; what is due later is not yet a gap.
    let now: Int64
    let order: PairBits
    var scratch: FinderScratch

    package init(design: GapDesign, limits: WaitLimits, lists: CaseLists, now: Int64) {
        self.design = design
        self.limits = limits
        self.lists = lists
        self.now = now
        order = PairBits(orderOf: design)
        scratch = FinderScratch(design: design)
    }

    /// Looks through one case: its events in order of time, ties in order of arrival.
    package mutating func search(_ events: Span<CaseEvent>, into sink: inout some GapSink) {
        if events.isEmpty { return }
        scratch.begin(events)
        findWaits(events, &sink)
        findOpenEnd(events, &sink)
        if !design.owed.isEmpty { findDropped(events, &sink) }
        if scratch.asks { findRepeatedAsks(events, &sink) }
        if scratch.flags.contains(.inbound) { findChannelBounces(events, &sink) }
        findOwnershipBounces(events, &sink)
        if limits.isAnyOrderBroken { findOutOfOrder(events, &sink) }
        if scratch.promises { findPromises(events, &sink) }
        if scratch.facts { findContradictions(events, &sink) }
        if scratch.flags.contains(.promotion) { findToneClashes(events, &sink) }
    }

    @inline(__always)
    func journey(of event: CaseEvent) -> UInt32 { design.scenes[Int(event.touchpoint)].journey }
}

/// What the finder needs between the events of a case. Nothing is cleared between cases: entries carry the number of
/// the case that wrote them.
struct FinderScratch {
    /// Number of the current case.
    private(set) var serial: UInt32 = 0
    /// What occurs in the case at all, to leave out whole kinds.
    private(set) var flags: CaseEvent.Flags = []
    private(set) var asks = false
    private(set) var facts = false
    private(set) var promises = false

    /// By item: in which case it was last given, and at which event.
    var given: [Stamped]
    /// By fact: in which case it was last stated, and at which event; `statement` is the place in the lists.
    var stated: [Stamped]
    var statement: [Int32]
    /// By rank in the designed order: first occurrence.
    var firstAt: [Stamped]
    var arrivals: [UInt32] = []
    /// By owed rule: the nearest later event that satisfies it.
    var satisfied: [Stamped]
    /// What is owed, without the lists.
    let rules: [Rule]
    /// By touchpoint: the rules that it satisfies.
    let satisfies: [[Int32]]
    /// By promise: its place among the case's promises.
    var promisePlace: [UInt32] = []
    var made: [MadePromise] = []

    /// An event's place in the case that wrote it.
    struct Stamped {
        var serial: UInt32 = 0
        var event: Int32 = 0
    }

    struct Rule {
        var within: Int64
        var first: UInt32
        var owner: UInt32
    }

    /// A promise as it stands so far.
    struct MadePromise {
        var promise: UInt32
        var due: Int64
        var event: Int32
        /// The event that fulfilled it; negative while none has.
        var fulfilled: Int32
    }

    init(design: GapDesign) {
        given = Array(repeating: Stamped(), count: design.validity.count)
        stated = Array(repeating: Stamped(), count: design.tolerance.count)
        statement = Array(repeating: 0, count: design.tolerance.count)
        firstAt = Array(repeating: Stamped(), count: design.ranked.count)
        satisfied = Array(repeating: Stamped(), count: design.owed.count)
        rules = design.owed.map { Rule(within: $0.within, first: $0.first, owner: $0.owner) }
        var satisfies = [[Int32]](repeating: [], count: design.scenes.count)
        for (rule, owed) in design.owed.enumerated() {
            for scene in Set(owed.scenes) { satisfies[Int(scene)].append(Int32(rule)) }
        }
        self.satisfies = satisfies
    }

    mutating func begin(_ events: Span<CaseEvent>) {
        if serial == .max { restart() }
        serial += 1
        flags = []
        var asks: UInt32 = 0
        var facts: UInt32 = 0
        var promises: UInt32 = 0
        for index in events.indices {
            flags.formUnion(events[index].flags)
            asks |= events[index].asks
            facts |= events[index].facts
            promises |= events[index].promise
        }
        self.asks = asks != 0
        self.facts = facts != 0
        self.promises = promises != 0
    }

    /// After four thousand million cases the numbers begin anew.
    private mutating func restart() {
        serial = 0
        for index in given.indices { given[index].serial = 0 }
        for index in stated.indices { stated[index].serial = 0 }
        for index in firstAt.indices { firstAt[index].serial = 0 }
        for index in satisfied.indices { satisfied[index].serial = 0 }
    }
}
