import Experience

/// What one range of customers adds to a continuity report: counts and sums only, so that ranges add up to the same
/// report however the customers are split (methods.md 8).
struct PassageTally: GapSink, Sendable {
    /// All passages of one denominator, and the outcomes of those that were spared.
    struct Pool: Sendable {
        var passages = PassageCount()
        var spared = ArmSums()
    }

    /// The hurt passages of one gap.
    struct Gap: Sendable {
        var pool: Int
        var limit: WaitLimit
        var passages = PassageCount()
        var hurt = ArmSums()
        /// Scores of the hurt and of the spared of the same customers.
        var shared = SharedMoments()
        var examples = GapExamples()
    }

    /// The excess of one hurt passage.
    struct Excess: Sendable {
        var gap: UInt32
        var milliseconds: Int64
    }

    let frame: ReportFrame
    var timeline: CustomerTimeline
    /// What the filter wants to know of the customer's events.
    var marks = ReportFrame.EventMarks()
    /// Number of the customer at hand in this range, from 1.
    private var serial: UInt32 = 0
    private var customer = 0
    /// Reference of the case at hand.
    var reference: UInt32 = 0

    /// The gaps that hurt the customer at hand.
    private var touched: [Int] = []

    private(set) var poolCodes = KeyPlaces<GapCode>(minimumCapacity: 512)
    private(set) var pools: [Pool] = []
    private(set) var poolMonths: MonthlyCounts
    private(set) var gapCodes = KeyPlaces<GapCode>(minimumCapacity: 512)
    private(set) var gaps: [Gap] = []
    private(set) var gapMonths: MonthlyCounts
    /// Later spend by (pool, stratum) of the spared and by (gap, stratum) of the hurt.
    private(set) var sparedStrata = KeyPlaces<CodePair>(minimumCapacity: 4_096)
    private(set) var sparedSums: [StratumSum] = []
    private(set) var hurtStrata = KeyPlaces<CodePair>(minimumCapacity: 1_024)
    private(set) var hurtSums: [StratumSum] = []
    private(set) var excesses: [Excess] = []
    var promises = PromiseKeeping(kept: 0, late: 0, broken: 0, pending: 0)
    var events = EventCounts()

    init(frame: ReportFrame) {
        self.frame = frame
        timeline = CustomerTimeline(spendWindow: frame.spendWindow, scoreWindow: frame.scoreWindow)
        poolMonths = MonthlyCounts(months: frame.months.count)
        gapMonths = MonthlyCounts(months: frame.months.count)
    }

    mutating func begin(customer: Int) {
        self.customer = customer
        serial += 1
        timeline.clear()
        marks.clear()
    }

    mutating func meet(_ passage: GapPassage, in events: Span<CaseEvent>) {
        guard frame.filter.admits(passage, events, marks) else { return }
        let begin = events[passage.begin].time
        let month = frame.months.place(of: begin)
        let pool = place(ofPool: passage.pool)
        pools[pool].passages.add(customer: serial)
        poolMonths.add(line: pool, month: month)
        let outcome = frame.outcome(of: passage, begin: begin, timeline)
        switch passage.status {
        case .spared:
            pools[pool].spared.add(outcome, customer: serial)
            if let spend = outcome.spend {
                Self.add(spend, &sparedStrata, &sparedSums, CodePair(from: UInt32(pool), to: outcome.stratum))
            }
        case .hurt:
            let gap = place(ofGap: passage, in: pool)
            if gaps[gap].passages.add(customer: serial) { touched.append(gap) }
            gaps[gap].hurt.add(outcome, customer: serial)
            gapMonths.add(line: gap, month: month)
            if let spend = outcome.spend {
                Self.add(spend, &hurtStrata, &hurtSums, CodePair(from: UInt32(gap), to: outcome.stratum))
            }
            note(passage, of: gap, begin: begin)
        }
    }

    mutating func meet(_ promise: PromisePassage, in events: Span<CaseEvent>) {
        guard frame.filter.admits(events[promise.event], journey: promise.journey, marks) else { return }
        promises.add(promise)
    }

    /// When all passages of the customer at hand are known.
    mutating func end() {
        for gap in touched {
            guard let hurt = gaps[gap].hurt.scores.own(of: serial),
                let spared = pools[gaps[gap].pool].spared.scores.own(of: serial)
            else { continue }
            gaps[gap].shared.add(hurt: hurt, spared: spared)
        }
        touched.removeAll(keepingCapacity: true)
    }

    private mutating func note(_ passage: GapPassage, of gap: Int, begin: Int64) {
        let hasExcess = GapKind.all[Int(passage.code.kind)].hasExcess
        if hasExcess { excesses.append(Excess(gap: UInt32(gap), milliseconds: passage.excess)) }
        gaps[gap].examples.offer(
            GapExamples.Entry(
                weight: hasExcess ? passage.excess : begin, customer: customer, reference: reference, at: begin))
    }

    mutating func place(ofPool code: GapCode) -> Int {
        let place = poolCodes.place(of: code)
        if place == pools.count {
            pools.append(Pool())
            poolMonths.addLine()
        }
        return place
    }

    private mutating func place(ofGap passage: GapPassage, in pool: Int) -> Int {
        let place = gapCodes.place(of: passage.code)
        if place == gaps.count {
            gaps.append(Gap(pool: pool, limit: passage.limit))
            gapMonths.addLine()
        }
        return place
    }

    @inline(__always)
    private static func add(
        _ spend: Int64, _ strata: inout KeyPlaces<CodePair>, _ sums: inout [StratumSum], _ key: CodePair
    ) {
        let place = strata.place(of: key)
        if place == sums.count { sums.append(StratumSum()) }
        sums[place].add(spend)
    }
}

extension PassageTally {
    /// Adds what another range of customers came to.
    mutating func merge(_ other: PassageTally) {
        var poolPlaces: [Int] = []
        for (line, code) in other.poolCodes.keys.enumerated() {
            let place = add(other.pools[line], of: code)
            poolPlaces.append(place)
            poolMonths.merge(line: place, other.poolMonths, line: line)
        }
        let gapPlaces = mergeGaps(other, poolPlaces)
        Self.merge(&sparedStrata, &sparedSums, other.sparedStrata, other.sparedSums, poolPlaces)
        Self.merge(&hurtStrata, &hurtSums, other.hurtStrata, other.hurtSums, gapPlaces)
        excesses.reserveCapacity(excesses.count + other.excesses.count)
        for excess in other.excesses {
            excesses.append(
                Excess(gap: UInt32(gapPlaces[Int(excess.gap)]), milliseconds: excess.milliseconds))
        }
        promises.add(other.promises)
        events.add(other.events)
    }

    private mutating func mergeGaps(_ other: PassageTally, _ poolPlaces: [Int]) -> [Int] {
        var places: [Int] = []
        for (line, code) in other.gapCodes.keys.enumerated() {
            var theirs = other.gaps[line]
            theirs.pool = poolPlaces[theirs.pool]
            let place = add(theirs, of: code)
            places.append(place)
            gapMonths.merge(line: place, other.gapMonths, line: line)
        }
        return places
    }

    private static func merge(
        _ strata: inout KeyPlaces<CodePair>, _ sums: inout [StratumSum], _ others: KeyPlaces<CodePair>,
        _ otherSums: [StratumSum], _ lines: [Int]
    ) {
        for (index, key) in others.keys.enumerated() {
            let place = strata.place(of: CodePair(from: UInt32(lines[Int(key.from)]), to: key.to))
            if place == sums.count { sums.append(StratumSum()) }
            sums[place].merge(otherSums[index])
        }
    }
}

/// Lines that were counted elsewhere.
extension PassageTally {
    @discardableResult
    mutating func add(_ pool: Pool, of code: GapCode) -> Int {
        let place = place(ofPool: code)
        pools[place].passages.merge(pool.passages)
        pools[place].spared.merge(pool.spared)
        return place
    }

    /// `gap` names its pool by the place here.
    @discardableResult
    mutating func add(_ gap: Gap, of code: GapCode, excesses more: [Int64] = []) -> Int {
        let place = gapCodes.place(of: code)
        if place == gaps.count {
            gaps.append(Gap(pool: gap.pool, limit: gap.limit))
            gapMonths.addLine()
        }
        gaps[place].passages.merge(gap.passages)
        gaps[place].hurt.merge(gap.hurt)
        gaps[place].shared.merge(gap.shared)
        gaps[place].examples.merge(gap.examples)
        excesses += more.map { Excess(gap: UInt32(place), milliseconds: $0) }
        return place
    }

    /// Passages of a month by its place; those of a month or a line that isn't there are none.
    mutating func add(_ count: Int, inMonth month: Int, ofPool code: GapCode) {
        guard let line = poolCodes.known(code), month < frame.months.count else { return }
        poolMonths.add(line: line, month: month, count)
    }

    mutating func add(_ count: Int, inMonth month: Int, ofGap code: GapCode) {
        guard let line = gapCodes.known(code), month < frame.months.count else { return }
        gapMonths.add(line: line, month: month, count)
    }

    /// By how much each gap's passages exceeded what was due, gap by gap.
    var excessesByGap: [[Int64]] {
        var all = [[Int64]](repeating: [], count: gaps.count)
        for excess in excesses { all[Int(excess.gap)].append(excess.milliseconds) }
        return all
    }
}
