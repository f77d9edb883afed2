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
}
