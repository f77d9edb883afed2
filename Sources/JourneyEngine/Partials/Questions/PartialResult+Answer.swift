package import Experience

extension PartialResult {
    /// The answer that the engine gives over all the customers whose partial results were merged; `limit` says how many
    /// variants or departures to list, `percent` from which share of the waits on a longer one is a delay.
    package func answer(limit: Int, percent: Int = 95) -> JourneyAnswer {
        switch question {
        case .edges: .edges(edges)
        case .variants: .variants(variants(limit: limit))
        case .handOffs: .handOffs(handOffs)
        case .funnel: .funnel(funnel)
        case .scenes: .scenes(scenes)
        case .fitness: .fitness(fitness(limit: limit))
        case .between: .between(between)
        case .delays: .delays(delays(percent: percent))
        case .laterSpend: .laterSpend(laterSpend)
        case .sceneScores: .sceneScores(sceneScores)
        case .facts: .finalFacts(finalFacts)
        }
    }

    private var between: BetweenAnswer {
        let table = tables[0]
        var found = BetweenPartial()
        if table.count == 0 { return found.answer(from: "", to: "") }
        found.waits = table.list(0)
        found.customers = Int(table.integer(0, 0))
        found.repeated = Int(table.integer(0, 1))
        found.open = Int(table.integer(0, 2))
        let pair = Array(table.key(0))
        return found.answer(from: touchpoint(pair[0]), to: touchpoint(pair[1]))
    }

    func touchpoint(_ code: UInt32) -> TouchpointID { TouchpointID(names[.touchpoint, code]) }

    /// Nil for 0, the unknown department.
    func department(_ code: UInt32) -> DepartmentID? {
        code == 0 ? nil : DepartmentID(names[.department, code])
    }

    /// The only row of a table of settings; nothing was designed where it is missing.
    func setting(_ table: PartialTable, _ column: Int = 0) -> Int64 {
        table.count > 0 ? table.integer(0, column) : 0
    }
}

extension [Int64] {
    /// The exact value at a percentile, as `RankSelection` says; 0 of none.
    func value(atPercent percent: Int) -> Int64 {
        var values = self
        return values.withUnsafeMutableBufferPointer { RankSelection.value(atPercent: percent, of: $0) }
    }
}
