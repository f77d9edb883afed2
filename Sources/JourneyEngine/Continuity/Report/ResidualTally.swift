/// The second pass: squares of what each customer adds to each estimate, for standard errors that count customers.
/// Residuals are rounded to 1/1024 of a minor unit (or of a millionth of a point), so that their squares are whole
/// numbers and the sums the same for every split of the customers.
struct ResidualTally: GapSink, Sendable {
    /// By pool: squares of the spared.
    struct PoolSquares: Sendable {
        var score: Int128 = 0
        var spend: Int128 = 0

        mutating func merge(_ other: PoolSquares) {
            score += other.score
            spend += other.spend
        }
    }

    /// By gap: squares of the hurt, the product of both sides' scores, and the matched comparison.
    struct GapSquares: Sendable {
        var score: Int128 = 0
        var scoreCross: Int128 = 0
        var scoredOnBothSides = 0
        var spend: Int128 = 0
        var matched: Int128 = 0
        var matchedCustomers = 0
        var matchedHurt = 0
        var matchedSpared = 0

        mutating func merge(_ other: GapSquares) {
            score += other.score
            scoreCross += other.scoreCross
            scoredOnBothSides += other.scoredOnBothSides
            spend += other.spend
            matched += other.matched
            matchedCustomers += other.matchedCustomers
            matchedHurt += other.matchedHurt
            matchedSpared += other.matchedSpared
        }
    }

    /// What the customer at hand has added so far.
    private struct OfCustomer {
        var serial: UInt32 = 0
        var isScored = false
        var score = 0.0
        var spend = 0.0
        var matched = 0.0
        var isMatchedHurt = false
        var isMatchedSpared = false
    }

    let frame: ReportFrame
    private let plan: EffectPlan
    private let first: PassageTally
    var timeline: CustomerTimeline
    var marks = ReportFrame.EventMarks()
    private var serial: UInt32 = 0
    private var ofPool: [OfCustomer]
    private var ofGap: [OfCustomer]
    private var touchedPools: [Int] = []
    private var touchedGaps: [Int] = []
    private(set) var pools: [PoolSquares]
    private(set) var gaps: [GapSquares]

    init(after first: PassageTally, _ plan: EffectPlan) {
        self.first = first
        self.plan = plan
        frame = first.frame
        timeline = CustomerTimeline(spendWindow: frame.spendWindow, scoreWindow: frame.scoreWindow)
        ofPool = Array(repeating: OfCustomer(), count: first.pools.count)
        ofGap = Array(repeating: OfCustomer(), count: first.gaps.count)
        pools = Array(repeating: PoolSquares(), count: first.pools.count)
        gaps = Array(repeating: GapSquares(), count: first.gaps.count)
    }

    mutating func begin() {
        serial += 1
        timeline.clear()
        marks.clear()
        touchedPools.removeAll(keepingCapacity: true)
        touchedGaps.removeAll(keepingCapacity: true)
    }

    mutating func meet(_ passage: GapPassage, in events: Span<CaseEvent>) {
        guard frame.filter.admits(passage, events, marks), let pool = first.poolCodes.known(passage.pool),
            plan.isNeeded[pool]
        else { return }
        let outcome = frame.outcome(of: passage, begin: events[passage.begin].time, timeline)
        if outcome.score == nil && outcome.spend == nil { return }
        switch passage.status {
        case .spared: addSpared(outcome, pool)
        case .hurt: if let gap = first.gapCodes.known(passage.code) { addHurt(outcome, gap) }
        }
    }

    mutating func meet(_ promise: PromisePassage, in events: Span<CaseEvent>) {}

    private mutating func addSpared(_ outcome: ReportFrame.Outcome, _ pool: Int) {
        touch(pool: pool)
        if let score = outcome.score {
            ofPool[pool].isScored = true
            ofPool[pool].score += Double(score) - plan.sparedScore[pool]
        }
        guard let spend = outcome.spend else { return }
        ofPool[pool].spend += Double(spend) - plan.sparedSpend[pool]
        guard let cell = first.sparedStrata.known(CodePair(from: UInt32(pool), to: outcome.stratum)) else { return }
        for place in plan.controls(ofStratum: cell) {
            let control = plan.controls[place]
            touch(gap: control.gap)
            ofGap[control.gap].matched -= control.factor * (Double(spend) - control.centre)
            ofGap[control.gap].isMatchedSpared = true
        }
    }

    private mutating func addHurt(_ outcome: ReportFrame.Outcome, _ gap: Int) {
        touch(gap: gap)
        if let score = outcome.score {
            ofGap[gap].isScored = true
            ofGap[gap].score += Double(score) - plan.hurtScore[gap]
        }
        guard let spend = outcome.spend else { return }
        ofGap[gap].spend += Double(spend) - plan.hurtSpend[gap]
        guard let cell = first.hurtStrata.known(CodePair(from: UInt32(gap), to: outcome.stratum)),
            let centre = plan.hurtCentre[cell]
        else { return }
        ofGap[gap].matched += Double(spend) - centre
        ofGap[gap].isMatchedHurt = true
    }

    @inline(__always)
    private mutating func touch(pool: Int) {
        if ofPool[pool].serial == serial { return }
        ofPool[pool] = OfCustomer(serial: serial)
        touchedPools.append(pool)
    }

    @inline(__always)
    private mutating func touch(gap: Int) {
        if ofGap[gap].serial == serial { return }
        ofGap[gap] = OfCustomer(serial: serial)
        touchedGaps.append(gap)
    }

    /// Squares what the customer at hand has added.
    mutating func end() {
        for pool in touchedPools {
            let own = ofPool[pool]
            pools[pool].score += FixedPoint.product(own.score, own.score)
            pools[pool].spend += FixedPoint.product(own.spend, own.spend)
        }
        for gap in touchedGaps {
            let own = ofGap[gap]
            gaps[gap].score += FixedPoint.product(own.score, own.score)
            gaps[gap].spend += FixedPoint.product(own.spend, own.spend)
            let spared = ofPool[first.gaps[gap].pool]
            if spared.serial == serial && spared.isScored && own.isScored {
                gaps[gap].scoreCross += FixedPoint.product(own.score, spared.score)
                gaps[gap].scoredOnBothSides += 1
            }
            guard own.isMatchedHurt || own.isMatchedSpared else { continue }
            gaps[gap].matched += FixedPoint.product(own.matched, own.matched)
            gaps[gap].matchedCustomers += 1
            if own.isMatchedHurt { gaps[gap].matchedHurt += 1 }
            if own.isMatchedSpared { gaps[gap].matchedSpared += 1 }
        }
    }

    /// Adds what another range of customers came to; both follow the same first pass.
    mutating func merge(_ other: ResidualTally) {
        for pool in pools.indices { pools[pool].merge(other.pools[pool]) }
        for gap in gaps.indices { gaps[gap].merge(other.gaps[gap]) }
    }
}

/// Real numbers as whole multiples of 1/1024, so that sums of their products don't depend on the order.
enum FixedPoint {
    private static let unit = 1_024.0
    /// A residual of one customer above a million million is an error in the data; it counts as that much.
    private static let limit = 1e12

    @inline(__always)
    static func product(_ a: Double, _ b: Double) -> Int128 { Int128(whole(a)) * Int128(whole(b)) }

    /// A sum of products as a real number.
    static func value(_ products: Int128) -> Double { Double(products) / (unit * unit) }

    @inline(__always)
    private static func whole(_ value: Double) -> Int64 {
        Int64((min(max(value, -limit), limit) * unit).rounded())
    }
}
