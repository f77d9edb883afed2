/// The first pass of a report over a range of customers: finds every passage and counts.
struct TallyVisitor: CaseVisitor {
    private var finder: GapFinder
    private(set) var tally: PassageTally
    private let design: GapDesign
    private var isCounted = false

    init(_ base: ContinuityBase, _ frame: ReportFrame) {
        finder = base.finder(now: frame.now)
        design = base.design
        tally = PassageTally(frame: frame)
    }

    var wantsSegments: Bool { tally.frame.filter.segment != nil }
    var conditions: CompiledConditions? { tally.frame.filter.conditions }

    mutating func begin(customer: Int) {
        tally.begin(customer: customer)
        isCounted = false
    }

    mutating func pay(_ amount: Int64, at time: Int64) { tally.timeline.pay(amount, at: time) }
    mutating func score(_ score: Int64, at time: Int64) { tally.timeline.score(score, at: time) }
    mutating func segment(_ code: UInt32) { tally.marks.segments.append(code) }
    mutating func meets(_ conditions: UInt32) { tally.marks.met.append(conditions) }

    mutating func visit(_ events: Span<CaseEvent>, reference: UInt32) {
        tally.reference = reference
        count(events)
        finder.search(events, into: &tally)
    }

    mutating func end() { tally.end() }

    private mutating func count(_ events: Span<CaseEvent>) {
        let filter = tally.frame.filter
        var counted = 0
        var unknown = 0
        var foreign = 0
        for index in events.indices {
            let event = events[index]
            let journey = design.scenes[Int(event.touchpoint)].journey
            guard filter.admits(event, journey: journey, tally.marks) else { continue }
            counted += 1
            if event.owner == 0 { unknown += 1 }
            if event.flags.contains(.foreignAmount) { foreign += 1 }
        }
        if counted == 0 { return }
        tally.events.events += counted
        tally.events.cases += 1
        tally.events.unknownOwners += unknown
        tally.events.otherCurrency += foreign
        if !isCounted {
            isCounted = true
            tally.events.customers += 1
        }
    }
}

/// The second pass over a range of customers: finds the same passages again, for the standard error
/// of the matched comparison.
struct ResidualVisitor: CaseVisitor {
    private var finder: GapFinder
    private(set) var residuals: ResidualTally

    init(_ base: ContinuityBase, after tally: PassageTally, _ plan: EffectPlan) {
        finder = base.finder(now: tally.frame.now)
        residuals = ResidualTally(after: tally, plan)
    }

    var wantsSegments: Bool { residuals.frame.filter.segment != nil }
    var conditions: CompiledConditions? { residuals.frame.filter.conditions }

    mutating func begin(customer: Int) { residuals.begin() }
    mutating func pay(_ amount: Int64, at time: Int64) { residuals.timeline.pay(amount, at: time) }
    mutating func segment(_ code: UInt32) { residuals.marks.segments.append(code) }
    mutating func meets(_ conditions: UInt32) { residuals.marks.met.append(conditions) }

    mutating func visit(_ events: Span<CaseEvent>, reference: UInt32) { finder.search(events, into: &residuals) }

    mutating func end() { residuals.end() }
}
