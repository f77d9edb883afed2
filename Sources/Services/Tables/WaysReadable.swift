package import Experience

/// The same answers as people read them: names instead of ids, shares with their intervals; for the terminal and for
/// pages.
extension Table {
    package init(readable paths: PathsAnswer, _ names: Names) {
        self.init(
            columns: [
                paths.direction == .after ? "Way on" : "Way here", "Passages", "Customers", "Share of customers",
            ],
            rows: paths.paths.map { path in
                [
                    .text(Self.way(path, paths.direction, names)), Cell(path.passages), Cell(path.customers),
                    .text(Self.share(path.share)),
                ]
            })
    }

    package init(readable between: BetweenAnswer) {
        func wait(_ milliseconds: Int64?) -> Cell { Cell(milliseconds.map { Wait(milliseconds: $0).inWords }) }
        self.init(
            columns: ["Figure", "Value"],
            rows: [
                ["Half took at most", wait(between.medianMilliseconds)],
                ["Nine in ten took at most", wait(between.p90Milliseconds)],
                ["Nineteen in twenty took at most", wait(between.p95Milliseconds)],
                ["The longest took", wait(between.maxMilliseconds)], ["Passages", Cell(between.count)],
                ["Customers", Cell(between.customers)], ["Begun again first", Cell(between.repeated)],
                ["Still open", Cell(between.open)],
            ])
    }

    package init(readable reach: ReachAnswer, _ names: Names) {
        self.init(
            columns: [
                "Step", "Customers in time", "Of all who entered", "Of the step before", "Another end first",
                "Still open",
            ],
            rows: reach.steps.enumerated().map { index, step in
                [
                    .text(names.touchpoint(step.touchpoint)), Cell(step.customers),
                    Cell(step.fromStart.map(Self.share)), Cell(step.fromPrevious.map(Self.share)),
                    index == 0 ? .absent : Cell(step.ended), index == 0 ? .absent : Cell(step.open),
                ]
            })
    }

    /// A row for each cohort, a column for each later month.
    package init(readable retention: RetentionAnswer) {
        let longest = retention.cohorts.map(\.months.count).max() ?? 0
        self.init(
            columns: ["Began", "Customers"] + (0..<longest).map { "+\($0 + 1)" },
            rows: retention.cohorts.map { cohort in
                let shares = cohort.months.map { later in
                    Cell(Figures.share(later.share.value) + (later.isComplete && cohort.isComplete ? "" : " so far"))
                }
                return [Cell(cohort.name), Cell(cohort.customers)] + shares
                    + Array(repeating: .absent, count: longest - shares.count)
            })
    }

    package init(readable comparison: ComparisonAnswer, _ names: Names) {
        func side(_ side: ComparisonAnswer.Side) -> Cell {
            .text(
                Figures.share(Double(side.took) / Double(max(1, side.leaving))) + " of "
                    + Figures.count(side.leaving))
        }
        func wait(_ side: ComparisonAnswer.Side) -> Cell {
            Cell(side.medianMilliseconds.map { Wait(milliseconds: $0).inWords })
        }
        self.init(
            columns: [
                "From and to", "First group", "Second group", "Difference in points", "Customers more", "Holds",
                "Median wait, first", "Median wait, second",
            ],
            rows: comparison.rows.map { row in
                let interval = Figures.interval(row.difference, digits: 1, times: 100).map { " " + $0 } ?? ""
                return [
                    .text(names.touchpoint(row.from) + " → " + names.touchpoint(row.to)), side(row.first),
                    side(row.second), .text(Figures.signed(row.difference.value * 100, digits: 1) + interval),
                    .text(Figures.signed(row.customersMore, digits: 0)), .text(row.holds ? "yes" : "can’t be told"),
                    wait(row.first), wait(row.second),
                ]
            })
    }

    /// Scenes in the order in which they were passed, the touchpoint itself left out.
    private static func way(_ path: PathsAnswer.Path, _ direction: PathDirection, _ names: Names) -> String {
        if path.touchpoints.isEmpty { return direction == .after ? "nothing further" : "nothing before" }
        let names = path.touchpoints.map { names.touchpoint($0) }
        let open = path.isWhole ? [] : ["…"]
        return (direction == .after ? names + open : open + names.reversed()).joined(separator: " → ")
    }

    private static func share(_ estimate: Estimate) -> String {
        Figures.share(estimate.value)
            + (Figures.interval(estimate, digits: 1, times: 100).map { " \($0)" } ?? "")
            + (estimate.few ? ", few" : "")
    }
}
