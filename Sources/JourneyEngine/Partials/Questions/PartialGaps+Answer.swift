import Experience

extension PartialResult {
    /// The report without what needs customers side by side: the comparison of spend within strata with the money at
    /// risk, and examples. The most hurt first.
    var continuity: ContinuityReport {
        let filter = InsightFilter { text($0) }
        let asOf = Timestamp(milliseconds: setting(tables[6], 1))
        var names = names
        var frame = ReportFrame(months: months, now: asOf.milliseconds, spendWindow: 0, scoreWindow: 0)
        // A department that no row has gets a code that no row has.
        frame.filter.department = filter.department.map { names.code(of: $0.text, .department) }
        let minimum = Int(min(max(0, setting(tables[6])), Self.mostPassages))
        return GapEstimates(tally(frame), nil, minimum: minimum)
            .report(filter, asOf: asOf, names, rankedBy: .customersHurt) { _ in [] }
    }

    /// How many events the limits were drawn from; nil for other questions.
    package var eventsBehindLimits: Int? { question == .gaps ? Int(clamping: setting(tables[6], 2)) : nil }

    /// More than there are in the world, whatever a file says.
    private static let mostPassages: Int64 = 1 << 56

    /// Those that the footage has, by their places; the calendar has no more years than `MonthTable` believes in.
    private var months: MonthTable {
        let table = tables[4]
        return MonthTable(
            (0..<table.count).sorted { table.key($0).lexicographicallyPrecedes(table.key($1)) }
                .prefix(MonthTable.mostMonths).map { row in
                    MonthStart(
                        number: Int(min(max(0, table.integer(row, 0)), Int64(Int32.max))),
                        start: Timestamp(milliseconds: table.integer(row, 1)))
                })
    }

    private func tally(_ frame: ReportFrame) -> PassageTally {
        var tally = PassageTally(frame: frame)
        for row in 0..<tables[0].count {
            guard let code = GapCode(key: tables[0].key(row)) else { continue }
            let side = Side(integers(of: tables[0], row))
            tally.add(PassageTally.Pool(passages: side.passages, spared: side.sums), of: code.pool)
        }
        for row in 0..<tables[1].count {
            guard let code = GapCode(key: tables[1].key(row)) else { continue }
            let words = integers(of: tables[1], row)
            var gap = PassageTally.Gap(pool: tally.place(ofPool: code.pool), limit: WaitLimit(words.suffix(2)))
            let side = Side(words)
            // Whatever a file says, no more are hurt than could have been.
            let exposed = tally.pools[gap.pool].passages.customers
            gap.passages = PassageCount(count: side.passages.count, customers: min(exposed, side.passages.customers))
            gap.hurt = side.sums
            gap.shared = SharedMoments(words[Side.width..<Side.width + SharedMoments.width])
            tally.add(gap, of: code, excesses: tables[1].list(row))
        }
        addMonths(to: &tally)
        addFootage(to: &tally)
        return tally
    }

    private func addMonths(to tally: inout PassageTally) {
        for row in 0..<tables[2].count {
            let key = tables[2].key(row)
            guard let code = GapCode(key: key.dropLast()), let month = key.last else { continue }
            tally.add(Int(tables[2].integer(row)), inMonth: Int(month), ofPool: code.pool)
        }
        for row in 0..<tables[3].count {
            let key = tables[3].key(row)
            guard let code = GapCode(key: key.dropLast()), let month = key.last else { continue }
            tally.add(Int(tables[3].integer(row)), inMonth: Int(month), ofGap: code)
        }
    }

    private func addFootage(to tally: inout PassageTally) {
        guard tables[5].count > 0 else { return }
        let counts = integers(of: tables[5], 0).map { Int(min($0, Self.mostPassages)) }
        tally.events = EventCounts(
            events: counts[0], customers: counts[1], cases: counts[2], unknownOwners: counts[3],
            otherCurrency: counts[4])
        tally.promises = PromiseKeeping(kept: counts[5], late: counts[6], broken: counts[7], pending: counts[8])
    }

    private func integers(of table: PartialTable, _ row: Int) -> [Int64] {
        (0..<table.shape.integers.count).map { column in
            let value = table.integer(row, column)
            return table.shape.integers[column] == .count ? min(value, Self.mostPassages) : value
        }
    }
}

extension PartialNames: GapNames {
    func journey(_ code: UInt32) -> JourneyID { JourneyID(self[.text, code]) }
    func touchpoint(_ code: UInt32) -> TouchpointID { TouchpointID(self[.touchpoint, code]) }
    func department(_ code: UInt32) -> DepartmentID? {
        code == 0 ? nil : DepartmentID(self[.department, code])
    }
    func text(_ code: UInt32, _ subject: GapSubject) -> String { self[.text, code] }
}

extension GapCode {
    /// In the codes of a partial result's names; nil for a kind that there isn't.
    fileprivate init?(key: ArraySlice<UInt32>) {
        let key = Array(key)
        guard Int(key[0]) < GapKind.all.count else { return nil }
        let kind = GapKind.all[Int(key[0])]
        let things = kind.subject == nil ? key[2...3] : key[4...5]
        self.init(
            kind, journey: key[1], first: things[things.startIndex], second: things[things.startIndex + 1],
            from: key[6], to: key[7])
    }
}

/// One side of a comparison as it stands in a row.
private struct Side {
    static let width = 2 + 2 * OutcomeSum.width

    let passages: PassageCount
    let sums: ArmSums

    init(_ words: [Int64]) {
        passages = PassageCount(count: Int(words[0]), customers: Int(words[1]))
        sums = ArmSums(
            scores: OutcomeSum(words[2..<2 + OutcomeSum.width]),
            spends: OutcomeSum(words[2 + OutcomeSum.width..<Self.width]))
    }
}

extension OutcomeSum {
    fileprivate static let width = 11

    fileprivate init(_ words: ArraySlice<Int64>) {
        let words = Array(words)
        self.init(
            count: Int(words[0]), customers: Int(words[1]), sum: Int128(words: words[2..<4]),
            moments: CustomerMoments(
                squares: WideSum(words: words[4..<8]), products: Int128(words: words[8..<10]),
                countSquares: Int(words[10])))
    }
}

extension SharedMoments {
    fileprivate static let width = 8

    fileprivate init(_ words: ArraySlice<Int64>) {
        let words = Array(words)
        self.init(
            customers: Int(words[0]), products: Int128(words: words[1..<3]),
            hurtTimesCount: Int128(words: words[3..<5]),
            sparedTimesCount: Int128(words: words[5..<7]), counts: Int(words[7]))
    }
}

extension WaitLimit {
    fileprivate init(_ words: ArraySlice<Int64>) {
        let words = Array(words)
        self.init(
            milliseconds: Double(bitPattern: UInt64(bitPattern: words[0])), source: LimitSource(number: words[1]))
    }
}
