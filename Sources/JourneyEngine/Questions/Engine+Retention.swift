import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// Who comes back: customers by the month of their first event (at `first`, if named), and how many of them are
    /// seen again (at `back`, if named) in each later month, up to `span` months on. A customer belongs to the cohort
    /// of the first event they ever had there, and counts when the filter keeps that event; coming back is asked of the
    /// filter's journey only. `months` are those of the company's calendar; without them those of UTC.
    package func retention(
        first: TouchpointID? = nil, back: TouchpointID? = nil, span: Int = 12, months: [MonthStart] = [],
        _ filter: InsightFilter
    ) -> RetentionAnswer {
        let found = retentionPartial(first: first, back: back, span: span, months, filter)
        return RetentionAnswer(
            first: first, back: back, cohorts: found?.cohorts ?? [], span: span,
            now: found?.lastMonths.last?.number ?? 0, minimumCases: script.settings.minimumCases)
    }

    /// Nil without any footage.
    func retentionPartial(
        first: TouchpointID?, back: TouchpointID?, span: Int, _ months: [MonthStart], _ filter: InsightFilter
    ) -> RetentionPartial? {
        if log.lastTime == nil { return nil }
        let table = monthTable(months)
        func code(_ touchpoint: TouchpointID?) -> UInt32? {
            touchpoint.map { script.touchpoints.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        }
        let plan = RetentionPlan(
            filter: CompiledFilter(filter, script, log: log), first: code(first), back: code(back),
            span: max(0, min(span, table.count)), months: table)
        return folded { RetentionPartial(log, plan, $0) }
    }
}

/// Customers who began in one month.
struct RetentionCohort: Hashable {
    /// As `MonthStart.number` counts.
    var month: Int
    var customers = 0
    /// How many came back, by months later; none where a month is missing.
    var again: [Int: Int] = [:]
}

extension RetentionAnswer {
    /// Which months are over is seen from the month `now` in which all footage ends.
    init(
        first: TouchpointID?, back: TouchpointID?, cohorts: [RetentionCohort], span: Int, now: Int, minimumCases: Int
    ) {
        func later(_ number: Int, _ cohort: RetentionCohort) -> Later {
            let customers = cohort.again[number] ?? 0
            let interval = Proportion(successes: customers, trials: cohort.customers).interval()
            return Later(
                number: number, customers: customers,
                share: Estimate(
                    value: Double(customers) / Double(cohort.customers),
                    interval: Interval(low: interval.low, high: interval.high), count: cohort.customers,
                    few: cohort.customers < minimumCases),
                isComplete: cohort.month + number < now)
        }
        self.init(
            first: first, back: back,
            cohorts: cohorts.map { cohort in
                let year = cohort.month / 12
                return Cohort(
                    year: year, month: cohort.month - year * 12 + 1, customers: cohort.customers,
                    isComplete: cohort.month < now,
                    months: (1..<max(1, min(span, now - cohort.month) + 1)).map { later($0, cohort) })
            })
    }
}

/// The question in the codes of the log.
private struct RetentionPlan: Sendable {
    let filter: CompiledFilter
    /// Nil is anything.
    let first: UInt32?
    let back: UInt32?
    let span: Int
    let months: MonthTable
}

/// Cohorts of some of the customers.
struct RetentionPartial: MergeableResult {
    private let months: MonthTable
    private let span: Int
    /// By month.
    private var beginning: [Int]
    /// By month and, within it, months later.
    private var again: [Int]
    /// By month: whether some customer was seen last in it.
    private var isLast: [Bool]

    fileprivate init(_ log: EventLog, _ plan: RetentionPlan, _ range: Range<Int>) {
        months = plan.months
        span = plan.span
        beginning = Array(repeating: 0, count: plan.months.count)
        again = Array(repeating: 0, count: plan.months.count * plan.span)
        isLast = Array(repeating: false, count: plan.months.count)
        let filter = plan.filter
        var reader = CustomerReader(log, customers: range, columns: filter.columns.union(.text(.touchpoint)))
        while reader.next() {
            filter.prepare(&reader)
            isLast[plan.months.place(of: reader.time[reader.count - 1])] = true
            let touchpoints = reader.codes(.touchpoint)
            var cohort = -1
            var seen = -1
            for event in 0..<reader.count where filter.keepsEvent(touchpoint: touchpoints[event]) {
                if cohort < 0 {
                    if let first = plan.first, touchpoints[event] != first { continue }
                    if !filter.keeps(reader, event) { break }
                    cohort = plan.months.place(of: reader.time[event])
                    beginning[cohort] += 1
                    seen = cohort
                    continue
                }
                if let back = plan.back, touchpoints[event] != back { continue }
                let month = plan.months.place(of: reader.time[event])
                // Times never go back within a customer, so a month that was left does not come again.
                if month == seen { continue }
                if month - cohort > plan.span { break }
                seen = month
                again[cohort * plan.span + month - cohort - 1] += 1
            }
        }
    }

    /// The months in which customers were seen last; the greatest is the one in which the footage ends.
    var lastMonths: [MonthStart] { isLast.indices.filter { isLast[$0] }.map { months.months[$0] } }

    /// In order of time, months without a beginning left out.
    var cohorts: [RetentionCohort] {
        beginning.indices.filter { beginning[$0] > 0 }.map { month in
            var cohort = RetentionCohort(month: months.months[month].number, customers: beginning[month])
            for number in 1..<span + 1 where again[month * span + number - 1] > 0 {
                cohort.again[number] = again[month * span + number - 1]
            }
            return cohort
        }
    }

    mutating func merge(_ other: RetentionPartial) {
        for month in beginning.indices { beginning[month] += other.beginning[month] }
        for cell in again.indices { again[cell] += other.again[cell] }
        for month in isLast.indices where other.isLast[month] { isLast[month] = true }
    }
}
