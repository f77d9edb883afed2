import ColumnStore
import Experience

/// One question for a continuity report, answered by two passes over ranges of customers whose parts add up.
struct ContinuityQuestion: Sendable {
    let base: ContinuityBase
    let filter: InsightFilter
    let frame: ReportFrame
    let asOf: Timestamp

    init(_ base: ContinuityBase, _ filter: InsightFilter, asOf: Timestamp?, months: MonthTable) {
        self.base = base
        self.filter = filter
        let moment = asOf ?? base.log.lastTime ?? Timestamp(milliseconds: 0)
        self.asOf = moment
        frame = ReportFrame(
            months: months, now: moment.milliseconds, spendWindow: base.settings.spendWindow.milliseconds,
            scoreWindow: base.settings.scoreWindow.milliseconds,
            filter: ReportFrame.PassageFilter(filter, base.codes.script, base.log))
    }

    func tally(of customers: Range<Int>) -> PassageTally {
        var visitor = TallyVisitor(base, frame)
        base.walk.lead(&visitor, through: customers, until: frame.now)
        return visitor.tally
    }

    func residuals(of customers: Range<Int>, after tally: PassageTally, _ plan: EffectPlan) -> ResidualTally {
        var visitor = ResidualVisitor(base, after: tally, plan)
        base.walk.lead(&visitor, through: customers, until: frame.now)
        return visitor.residuals
    }

    /// The first pass.
    func tally(by engine: Engine) -> PassageTally {
        var tally = PassageTally(frame: frame)
        for part in engine.partials({ self.tally(of: $0) }) { tally.merge(part) }
        return tally
    }

    /// The report; the same whatever ranges the engine splits the customers into.
    func answer(by engine: Engine) -> ContinuityReport {
        let counted = tally(by: engine)
        let plan = EffectPlan(counted)
        var residuals = ResidualTally(after: counted, plan)
        for part in engine.partials({ self.residuals(of: $0, after: counted, plan) }) { residuals.merge(part) }
        let estimates = GapEstimates(
            counted, GapEstimates.Matching(plan: plan, residuals: residuals), minimum: base.settings.minimumCases)
        return estimates.report(filter, asOf: asOf, base.codes, rankedBy: .moneyAtRisk) { examples in
            examples.entries.map { entry in
                GapExample(
                    customer: base.log.customerName(entry.customer),
                    reference: entry.reference == 0 ? nil : base.log.names(.reference)[Int(entry.reference)],
                    at: Timestamp(milliseconds: entry.at))
            }
        }
    }
}

extension GapEstimates {
    /// The report of all gaps that the filter admits; `examples` puts customers into names.
    func report(
        _ filter: InsightFilter, asOf: Timestamp, _ names: some GapNames, rankedBy ranking: GapRanking,
        examples: (GapExamples) -> [GapExample]
    ) -> ContinuityReport {
        let counts = tally.events
        let months = ReportMonths(tally)
        let gaps = tally.gaps.indices.compactMap { place -> ContinuityGap? in
            let code = tally.gapCodes.keys[place]
            if let department = tally.frame.filter.department, code.from != department, code.to != department {
                return nil
            }
            var gap = gap(place, names.key(of: code), months)
            gap.examples = examples(tally.gaps[place].examples)
            return gap
        }
        return ContinuityReport(
            filter: filter, asOf: asOf, events: counts.events, customers: counts.customers, cases: counts.cases,
            unknownOwners: counts.unknownOwners, gaps: ranking.ranked(gaps), promises: tally.promises,
            otherCurrencyEvents: counts.otherCurrency)
    }
}

extension ReportFrame.PassageFilter {
    init(_ filter: InsightFilter, _ script: CompiledScript, _ log: EventLog) {
        func code(_ known: Int?) -> UInt32 { known.map { UInt32($0) } ?? Self.nobody }
        journey = filter.journey.map { wanted in
            code(script.journeys.firstIndex { $0.id == wanted }.map { $0 + 1 })
        }
        department = filter.department.map { code(script.departments.code(of: $0.text)) }
        channel = filter.channel.map { code(script.channels.code(of: $0.text)) }
        segment = filter.segment.map { code(log.names(.segment).code(of: $0)) }
        from = filter.from?.milliseconds ?? .min
        to = filter.to?.milliseconds ?? .max
        conditions =
            filter.attributes.isEmpty ? nil : CompiledConditions(filter.attributes, script, log)
    }
}

/// The months that a trend shows: from the first to the last in which anything could have broken, at most ten years.
struct ReportMonths {
    let table: MonthTable
    let places: Range<Int>

    private static let most = 120

    init(_ tally: PassageTally) {
        table = tally.frame.months
        let used = table.months.indices.filter { month in
            tally.pools.indices.contains { tally.poolMonths[$0, month] > 0 }
        }
        let last = used.last ?? 0
        places = max(used.first ?? 0, last - Self.most + 1)..<last + 1
    }
}
