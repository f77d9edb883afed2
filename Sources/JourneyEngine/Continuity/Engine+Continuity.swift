package import Experience

extension Engine {
    /// Where the story breaks: every gap of the filtered footage with what goes with it, ranked by money at risk.
    /// `asOf` is the last event's time unless said; what happened after it is left out. `months` begin in the company's
    /// zone; those of UTC when none are given.
    package func continuity(
        _ filter: InsightFilter = InsightFilter(), asOf: Timestamp? = nil, months: [MonthStart] = []
    ) -> ContinuityReport {
        let base = continuityShelf.base(of: self)
        return ContinuityQuestion(base, filter, asOf: asOf, months: monthTable(months)).answer(by: self)
    }

    /// These months, or those of UTC from the first to the last event when there are none.
    func monthTable(_ months: [MonthStart]) -> MonthTable {
        if !months.isEmpty { return MonthTable(months) }
        let origin = Timestamp(milliseconds: 0)
        return MonthTable.utc(from: log.firstTime ?? origin, through: log.lastTime ?? origin)
    }
}
