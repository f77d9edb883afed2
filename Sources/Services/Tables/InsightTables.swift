package import Experience

extension Table {
    /// `insight edges`.
    package init(edges: [EdgeRow]) {
        self.init(
            columns: ["from", "to", "count", "total_ms", "max_ms", "median_ms"],
            rows: edges.map {
                [
                    Cell($0.from.text), Cell($0.to.text), Cell($0.count), Cell($0.totalMilliseconds),
                    Cell($0.maxMilliseconds), Cell($0.medianMilliseconds),
                ]
            })
    }

    /// `insight variants`: the touchpoints of a variant joined by `>`.
    package init(variants: VariantsAnswer) {
        self.init(
            columns: ["variant", "count"],
            rows: variants.rows.map { [Cell($0.touchpoints.map(\.text).joined(separator: ">")), Cell($0.count)] })
    }

    /// `insight funnel`.
    package init(funnel: [FunnelRow]) {
        self.init(
            columns: ["step", "touchpoint", "customers", "median_from_previous_ms", "median_from_start_ms"],
            rows: funnel.enumerated().map { index, row in
                [
                    Cell(index + 1), Cell(row.touchpoint.text), Cell(row.customers),
                    Cell(row.medianFromPreviousMilliseconds), Cell(row.medianFromStartMilliseconds),
                ]
            })
    }

    /// `insight handoffs`.
    package init(handOffs: [HandOffRow]) {
        self.init(
            columns: [
                "from", "to", "from_department", "to_department", "count", "customers", "median_ms", "p90_ms", "p95_ms",
                "max_ms", "designed_ms",
            ],
            rows: handOffs.map {
                [
                    Cell($0.from.text), Cell($0.to.text), Cell($0.fromDepartment?.text), Cell($0.toDepartment?.text),
                    Cell($0.count), Cell($0.customers), Cell($0.medianMilliseconds), Cell($0.p90Milliseconds),
                    Cell($0.p95Milliseconds), Cell($0.maxMilliseconds),
                    $0.designed.map { Cell($0.milliseconds) } ?? .absent,
                ]
            })
    }

    /// `insight fitness`: the departures, the commonest first.
    package init(departures: [FitnessAnswer.Row]) {
        self.init(
            columns: ["departure", "from", "to", "occurrences", "cases"],
            rows: departures.map { row in
                let words = row.departure.words
                return [
                    .text(words.kind), Cell(words.from), Cell(words.to), Cell(row.occurrences), Cell(row.cases),
                ]
            })
    }

    /// `insight facts`: a column for each fact, then the count.
    package init(facts: [FactID], _ rows: [FinalFactsRow]) {
        self.init(
            columns: facts.map(\.text) + ["references"],
            rows: rows.map { $0.values.map { Cell($0) } + [Cell($0.references)] })
    }
}
