import Experience

extension PartialShape {
    static let retention =
        [
            PartialShape(name: "cohorts", key: [.number, .number], integers: [.count]),
            PartialShape(name: "last months", key: [.number]),
            PartialShape(name: "settings", key: [], integers: [.same]),
        ]
}

extension Engine {
    /// Rows are months and months later, 0 for the customers who began. The months in which customers were seen last
    /// travel along: which months are over is known when all footage is.
    func fill(
        _ tables: inout [PartialTable], with found: RetentionPartial?
    ) throws(PartialError) {
        try tables[2].add([], integers: [Int64(script.settings.minimumCases)])
        guard let found else { return }
        for cohort in found.cohorts {
            let month = UInt32(clamping: cohort.month)
            try tables[0].add([month, 0], integers: [Int64(cohort.customers)])
            for (number, customers) in cohort.again {
                try tables[0].add([month, UInt32(clamping: number)], integers: [Int64(customers)])
            }
        }
        for month in found.lastMonths { try tables[1].add([UInt32(clamping: month.number)]) }
    }
}

extension PartialResult {
    var retention: RetentionAnswer {
        RetentionAnswer(
            first: text("first").map { TouchpointID($0) }, back: text("back").map { TouchpointID($0) },
            cohorts: cohorts, span: Int(min(max(0, number("span") ?? 0), Int64(MonthTable.mostMonths))), now: lastMonth,
            minimumCases: Int(setting(tables[2])))
    }

    private var cohorts: [RetentionCohort] {
        let table = tables[0]
        var cohorts: [UInt32: RetentionCohort] = [:]
        for row in 0..<table.count {
            let key = Array(table.key(row))
            let customers = Int(table.integer(row))
            if key[1] == 0 {
                cohorts[key[0], default: RetentionCohort(month: Int(key[0]))].customers = customers
            } else {
                cohorts[key[0], default: RetentionCohort(month: Int(key[0]))].again[Int(key[1])] = customers
            }
        }
        return cohorts.values.sorted { $0.month < $1.month }
    }

    /// The month in which all footage ends.
    private var lastMonth: Int {
        (0..<tables[1].count).map { Int(tables[1].key($0)[tables[1].key($0).startIndex]) }.max() ?? 0
    }
}
