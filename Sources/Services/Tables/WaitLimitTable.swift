package import Experience

extension Table {
    /// `insight --merge` of limits; without a second touchpoint of everything that leaves the first.
    package init(waitLimits rows: [WaitLimitRow]) {
        self.init(
            columns: ["from", "to", "limit_ms", "waits"],
            rows: rows.map {
                [
                    Cell($0.from.text), Cell($0.to?.text), $0.limit.map { Cell($0.milliseconds) } ?? .absent,
                    Cell($0.waits),
                ]
            })
    }
}
