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
        var answer = RetentionAnswer(first: first, back: back, cohorts: [])
        guard let begin = log.firstTime, let end = log.lastTime else { return answer }
        let table = months.isEmpty ? MonthTable.utc(from: begin, through: end) : MonthTable(months)
        func code(_ touchpoint: TouchpointID?) -> UInt32? {
            touchpoint.map { script.touchpoints.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        }
        let plan = RetentionPlan(
            filter: CompiledFilter(filter, script, log: log), first: code(first), back: code(back),
            span: max(0, min(span, table.count)), months: table)
        guard let found = folded({ RetentionPartial(log, plan, $0) }) else { return answer }
        let now = table.place(of: end.milliseconds)
        answer.cohorts = found.beginning.indices.filter { found.beginning[$0] > 0 }.map { month in
            RetentionAnswer.Cohort(
                year: table.months[month].year, month: table.months[month].month, customers: found.beginning[month],
                isComplete: month < now,
                months: (1..<max(1, min(plan.span, now - month) + 1)).map { number in
                    later(
                        number, found.again[month * plan.span + number - 1], of: found.beginning[month],
                        isComplete: month + number < now)
                })
        }
        return answer
    }

    private func later(_ number: Int, _ customers: Int, of all: Int, isComplete: Bool) -> RetentionAnswer.Later {
        let interval = Proportion(successes: customers, trials: all).interval()
        return RetentionAnswer.Later(
            number: number, customers: customers,
            share: Estimate(
                value: Double(customers) / Double(all), interval: Interval(low: interval.low, high: interval.high),
                count: all, few: all < script.settings.minimumCases),
            isComplete: isComplete)
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
private struct RetentionPartial: MergeableResult {
    /// By month.
    var beginning: [Int]
    /// By month and, within it, months later.
    var again: [Int]

    init(_ log: EventLog, _ plan: RetentionPlan, _ range: Range<Int>) {
        beginning = Array(repeating: 0, count: plan.months.count)
        again = Array(repeating: 0, count: plan.months.count * plan.span)
        let filter = plan.filter
        var reader = CustomerReader(log, customers: range, columns: filter.columns.union(.text(.touchpoint)))
        while reader.next() {
            filter.prepare(&reader)
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

    mutating func merge(_ other: RetentionPartial) {
        for month in beginning.indices { beginning[month] += other.beginning[month] }
        for cell in again.indices { again[cell] += other.again[cell] }
    }
}
