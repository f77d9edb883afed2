package import Experience

extension Table {
    /// How long each kind of data is kept, and what goes by that.
    package init(retention limits: RetentionLimits, going: RetentionCounts?, always: [KeptAlways]) {
        self.init(columns: ["kind", "kept", "count", "bytes", "customers", "from", "to", "note"])
        rows = RetentionKind.allCases.map { kind in
            let count = going?.kinds[kind]
            return [
                .text(kind.rawValue), .text(limits[kind]?.text ?? "for ever"), count.map { Cell($0.count) } ?? .absent,
                count.map { Cell($0.bytes) } ?? .absent, count.map { Cell($0.customers) } ?? .absent,
                Cell(count?.first?.iso8601), Cell(count?.last?.iso8601), .text(RetentionText.note(on: kind)),
            ]
        }
        rows += always.map {
            [.text($0.name), .text($0.span), .absent, .absent, .absent, .absent, .absent, .text($0.reason)]
        }
    }
}
