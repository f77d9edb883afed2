import Experience

extension PartialShape {
    /// The kind, its journey, two scenes or two other things that it is about, and the owners on both sides.
    private static let gap: [Code] = [
        .number, .text, .touchpoint, .touchpoint, .text, .text, .department, .department,
    ]
    /// Count, customers and their sum; then what they scatter by: squares, products with counts, squares of counts.
    private static let outcomes: [Rule] =
        [.count, .count, .low, .high] + [.low, .high, .high, .high, .low, .high, .count]
    /// Passages and customers, their scores and their later spend.
    private static let side: [Rule] = [.count, .count] + outcomes + outcomes
    /// Customers whose scores stand on both sides, and what they add to the two.
    private static let shared: [Rule] = [.count, .low, .high, .low, .high, .low, .high, .count]

    static let gaps = [
        PartialShape(name: "opportunities", key: gap, integers: side),
        // The limit on the wait and its source; how far it was exceeded.
        PartialShape(name: "gaps", key: gap, integers: side + shared + [.same, .same], lists: 1),
        PartialShape(name: "opportunities by month", key: gap + [.number], integers: [.count]),
        PartialShape(name: "gaps by month", key: gap + [.number], integers: [.count]),
        // By place: the month counted from the year 0, and its first moment.
        PartialShape(name: "months", key: [.number], integers: [.same, .same]),
        // Events, customers, cases, unknown owners, other currencies; promises kept, late, broken, pending.
        PartialShape(name: "footage", key: [], integers: Array(repeating: .count, count: 9)),
        // The company's minimum of cases, the moment up to which the footage reaches, the events behind the limits.
        PartialShape(name: "settings", key: [], integers: [.same, .same, .same]),
    ]
}

extension Engine {
    /// `months` begin in the company's zone and cover the footage of the limits; those of UTC when none are given.
    func fill(
        _ tables: inout [PartialTable], gapsOf filter: InsightFilter, _ limits: GapLimits, _ months: [MonthStart],
        _ names: inout PartialNames
    ) throws(PartialError) {
        let base = ContinuityBase(self, given: limits)
        let question = ContinuityQuestion(base, filter, asOf: limits.now, months: limits.months(months))
        let tally = question.tally(by: self)
        let codes = GapKeyCodes(base.codes)
        for (place, code) in tally.poolCodes.keys.enumerated() {
            let key = codes.key(of: code, in: &names)
            let pool = tally.pools[place]
            try tables[0].add(key, integers: pool.passages.integers + pool.spared.integers)
            for month in tally.frame.months.months.indices where tally.poolMonths[place, month] > 0 {
                try tables[2].add(key + [UInt32(month)], integers: [Int64(tally.poolMonths[place, month])])
            }
        }
        let excesses = tally.excessesByGap
        for (place, code) in tally.gapCodes.keys.enumerated() {
            let key = codes.key(of: code, in: &names)
            let gap = tally.gaps[place]
            try tables[1].add(
                key,
                integers: gap.passages.integers + gap.hurt.integers + gap.shared.integers + gap.limit.integers,
                lists: [excesses[place]])
            for month in tally.frame.months.months.indices where tally.gapMonths[place, month] > 0 {
                try tables[3].add(key + [UInt32(month)], integers: [Int64(tally.gapMonths[place, month])])
            }
        }
        for (place, month) in tally.frame.months.months.enumerated() {
            try tables[4].add([UInt32(place)], integers: [Int64(month.number), month.start.milliseconds])
        }
        let (events, promises) = (tally.events, tally.promises)
        try tables[5].add(
            [],
            integers: [
                events.events, events.customers, events.cases, events.unknownOwners, events.otherCurrency,
                promises.kept, promises.late, promises.broken, promises.pending,
            ].map { Int64($0) })
        try tables[6].add(
            [],
            integers: [
                Int64(base.settings.minimumCases), limits.now.milliseconds, Int64(limits.footage.events),
            ])
    }
}

/// The keys of gaps in the names of a partial result. “Any” side of a denominator says nothing and is left out.
private struct GapKeyCodes {
    let codes: GapCodes

    init(_ codes: GapCodes) {
        self.codes = codes
    }

    func key(of code: GapCode, in names: inout PartialNames) -> [UInt32] {
        let journey = code.journey == 0 ? 0 : names.code(of: codes.journey(code.journey).text, .text)
        var scenes: [UInt32] = [0, 0]
        var subjects = scenes
        let things = [code.first, code.second].map { $0 == GapCode.any ? 0 : $0 }
        if let subject = GapKind.all[Int(code.kind)].subject {
            subjects = things.map { $0 == 0 ? 0 : names.code(of: codes.text($0, subject), .text) }
        } else {
            scenes = things.map { names.code(of: codes.touchpoint($0).text, .touchpoint) }
        }
        let owners = [code.from, code.to].map { owner in
            owner == GapCode.any ? 0 : names.code(of: codes.department(owner)?.text ?? "", .department)
        }
        return [code.kind, journey] + scenes + subjects + owners
    }
}

extension PassageCount {
    fileprivate var integers: [Int64] { [Int64(count), Int64(customers)] }
}

extension ArmSums {
    fileprivate var integers: [Int64] { scores.integers + spends.integers }
}

extension OutcomeSum {
    fileprivate var integers: [Int64] {
        let moments = allMoments
        return [Int64(count), Int64(customers)] + sum.words + moments.squares.words + moments.products.words
            + [Int64(moments.countSquares)]
    }
}

extension SharedMoments {
    fileprivate var integers: [Int64] {
        [Int64(customers)] + products.words + hurtTimesCount.words + sparedTimesCount.words + [Int64(counts)]
    }
}

extension WaitLimit {
    fileprivate var integers: [Int64] {
        [Int64(bitPattern: milliseconds.bitPattern), source?.number ?? 0]
    }
}

extension LimitSource {
    /// In rows of gaps; part of the format. 0 is none.
    var number: Int64 {
        switch self {
        case .standard: 1
        case .pair: 2
        case .from: 3
        }
    }

    init?(number: Int64) {
        guard let source = [Self.standard, .pair, .from].first(where: { $0.number == number }) else { return nil }
        self = source
    }
}
