package import Experience

extension Table {
    /// `insight --merge` of scenes.
    package init(scenes: [SceneRow]) {
        self.init(
            columns: ["touchpoint", "passages", "customers", "score", "score_low", "score_high", "scored"],
            rows: scenes.map {
                [
                    Cell($0.touchpoint.text), Cell($0.passages), Cell($0.customers), Cell($0.score?.value),
                    Cell($0.score?.interval?.low), Cell($0.score?.interval?.high), Cell($0.score?.count ?? 0),
                ]
            })
    }

    /// `insight --merge` of the waits between two touchpoints.
    package init(waitsBetween answer: BetweenAnswer) {
        func cell(_ wait: Int64?) -> Cell { wait.map { Cell($0) } ?? .absent }
        self.init(
            columns: [
                "from", "to", "count", "customers", "median_ms", "p90_ms", "p95_ms", "max_ms", "repeated", "open",
            ],
            rows: [
                [
                    Cell(answer.from.text), Cell(answer.to.text), Cell(answer.count), Cell(answer.customers),
                    cell(answer.medianMilliseconds), cell(answer.p90Milliseconds), cell(answer.p95Milliseconds),
                    cell(answer.maxMilliseconds), Cell(answer.repeated), Cell(answer.open),
                ]
            ])
    }
}
