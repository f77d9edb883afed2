/// The second pass: squares of what each customer adds to the matched comparison, for standard errors that count
/// customers. Residuals are rounded to 1/1024 of a minor unit, so that their squares are whole numbers and the sums the
/// same for every split of the customers.
struct ResidualTally: GapSink, Sendable {
    /// Of one gap.
    struct GapSquares: Sendable {
        var matched: Int128 = 0
        var customers = 0
        var hurt = 0
        var spared = 0

        mutating func merge(_ other: GapSquares) {
            matched += other.matched
            customers += other.customers
            hurt += other.hurt
            spared += other.spared
        }
    }

    /// What the customer at hand has added so far.
    private struct OfCustomer {
        var serial: UInt32 = 0
        var matched = 0.0
        var isHurt = false
        var isSpared = false
    }

    let frame: ReportFrame
    private let plan: EffectPlan
    private let first: PassageTally
    var timeline: CustomerTimeline
    var marks = ReportFrame.EventMarks()
    private var serial: UInt32 = 0
    private var ofGap: [OfCustomer]
    private var touched: [Int] = []
    private(set) var gaps: [GapSquares]

    init(after first: PassageTally, _ plan: EffectPlan) {
        self.first = first
        self.plan = plan
        frame = first.frame
        timeline = CustomerTimeline(spendWindow: frame.spendWindow, scoreWindow: frame.scoreWindow)
        ofGap = Array(repeating: OfCustomer(), count: first.gaps.count)
        gaps = Array(repeating: GapSquares(), count: first.gaps.count)
    }

    mutating func begin() {
        serial += 1
        timeline.clear()
        marks.clear()
        touched.removeAll(keepingCapacity: true)
    }

    mutating func meet(_ passage: GapPassage, in events: Span<CaseEvent>) {
        guard frame.filter.admits(passage, events, marks), let pool = first.poolCodes.known(passage.pool),
            plan.isNeeded[pool]
        else { return }
        let outcome = frame.outcome(of: passage, begin: events[passage.begin].time, timeline)
        guard let spend = outcome.spend else { return }
        switch passage.status {
        case .spared: addSpared(spend, outcome.stratum, pool)
        case .hurt: if let gap = first.gapCodes.known(passage.code) { addHurt(spend, outcome.stratum, gap) }
        }
    }

    mutating func meet(_ promise: PromisePassage, in events: Span<CaseEvent>) {}

    private mutating func addSpared(_ spend: Int64, _ stratum: UInt32, _ pool: Int) {
        guard let cell = first.sparedStrata.known(CodePair(from: UInt32(pool), to: stratum)) else { return }
        for place in plan.controls(ofStratum: cell) {
            let control = plan.controls[place]
            touch(control.gap)
            ofGap[control.gap].matched -= control.factor * (Double(spend) - control.centre)
            ofGap[control.gap].isSpared = true
        }
    }

    private mutating func addHurt(_ spend: Int64, _ stratum: UInt32, _ gap: Int) {
        guard let cell = first.hurtStrata.known(CodePair(from: UInt32(gap), to: stratum)),
            let centre = plan.hurtCentre[cell]
        else { return }
        touch(gap)
        ofGap[gap].matched += Double(spend) - centre
        ofGap[gap].isHurt = true
    }

    @inline(__always)
    private mutating func touch(_ gap: Int) {
        if ofGap[gap].serial == serial { return }
        ofGap[gap] = OfCustomer(serial: serial)
        touched.append(gap)
    }

    /// Squares what the customer at hand has added.
    mutating func end() {
        for gap in touched {
            let own = ofGap[gap]
            gaps[gap].matched += FixedPoint.square(own.matched)
            gaps[gap].customers += 1
            if own.isHurt { gaps[gap].hurt += 1 }
            if own.isSpared { gaps[gap].spared += 1 }
        }
    }

    /// Adds what another range of customers came to; both follow the same first pass.
    mutating func merge(_ other: ResidualTally) {
        for gap in gaps.indices { gaps[gap].merge(other.gaps[gap]) }
    }
}

/// Real numbers as whole multiples of 1/1024, so that sums of their squares don't depend on the order.
enum FixedPoint {
    private static let unit = 1_024.0
    /// A residual of one customer above a million million is an error in the data; it counts as that much.
    private static let limit = 1e12

    @inline(__always)
    static func square(_ value: Double) -> Int128 {
        let whole = Int128(whole(value))
        return whole * whole
    }

    /// A sum of squares as a real number.
    static func value(_ squares: Int128) -> Double { Double(squares) / (unit * unit) }

    @inline(__always)
    private static func whole(_ value: Double) -> Int64 {
        Int64((min(max(value, -limit), limit) * unit).rounded())
    }
}
