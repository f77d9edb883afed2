package import Experience

extension Table {
    /// `insight paths`: touchpoints joined by `>`, the nearest first.
    package init(paths: PathsAnswer) {
        self.init(
            columns: ["path", "passages", "customers", "share", "share_low", "share_high", "whole"],
            rows: paths.paths.map { path in
                [
                    Cell(path.touchpoints.map(\.text).joined(separator: ">")), Cell(path.passages),
                    Cell(path.customers), Cell(path.share.value), Cell(path.share.interval?.low),
                    Cell(path.share.interval?.high), Cell(path.isWhole ? 1 : 0),
                ]
            })
    }

    /// `insight between`: one row.
    package init(between: BetweenAnswer) {
        self.init(
            columns: [
                "from", "to", "count", "customers", "median_ms", "p90_ms", "p95_ms", "max_ms", "repeated", "open",
            ],
            rows: [
                [
                    Cell(between.from.text), Cell(between.to.text), Cell(between.count), Cell(between.customers),
                    Self.whole(between.medianMilliseconds), Self.whole(between.p90Milliseconds),
                    Self.whole(between.p95Milliseconds), Self.whole(between.maxMilliseconds), Cell(between.repeated),
                    Cell(between.open),
                ]
            ])
    }

    /// `insight funnel --censored`.
    package init(reach: ReachAnswer) {
        self.init(
            columns: [
                "step", "touchpoint", "customers", "from_start", "from_start_low", "from_start_high", "from_previous",
                "from_previous_low", "from_previous_high", "ended", "open",
            ],
            rows: reach.steps.enumerated().map { index, step in
                [Cell(index + 1), Cell(step.touchpoint.text), Cell(step.customers)] + Self.cells(step.fromStart)
                    + Self.cells(step.fromPrevious) + [Cell(step.ended), Cell(step.open)]
            })
    }

    /// `insight retention`: a row for each cohort and later month.
    package init(retention: RetentionAnswer) {
        self.init(
            columns: [
                "cohort", "cohort_customers", "month", "customers", "share", "share_low", "share_high", "complete",
            ],
            rows: retention.cohorts.flatMap { cohort in
                cohort.months.map { later in
                    [Cell(cohort.name), Cell(cohort.customers), Cell(later.number), Cell(later.customers)]
                        + Self.cells(later.share) + [Cell(later.isComplete && cohort.isComplete ? 1 : 0)]
                }
            })
    }

    /// `insight compare`.
    package init(comparison: ComparisonAnswer) {
        self.init(
            columns: [
                "from", "to", "first_leaving", "first_took", "second_leaving", "second_took", "difference",
                "difference_low", "difference_high", "p_value", "adjusted", "customers_more", "first_passages",
                "second_passages", "first_median_ms", "second_median_ms",
            ],
            rows: comparison.rows.map { row in
                [
                    Cell(row.from.text), Cell(row.to.text), Cell(row.first.leaving), Cell(row.first.took),
                    Cell(row.second.leaving), Cell(row.second.took),
                ] + Self.cells(row.difference) + [
                    .number(row.pValue), .number(row.adjusted), .number(row.customersMore), Cell(row.first.passages),
                    Cell(row.second.passages), Self.whole(row.first.medianMilliseconds),
                    Self.whole(row.second.medianMilliseconds),
                ]
            })
    }

    private static func whole(_ value: Int64?) -> Cell { value.map { .whole($0) } ?? .absent }

    private static func cells(_ estimate: Estimate?) -> [Cell] {
        [Cell(estimate?.value), Cell(estimate?.interval?.low), Cell(estimate?.interval?.high)]
    }
}
