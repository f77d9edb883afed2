package import Experience

/// The answer to a question whose partial results have been merged.
package enum PartialAnswer: Sendable {
    case edges([EdgeRow])
    case variants(VariantsAnswer)
    case scenes([SceneRow])
    case fitness(FitnessAnswer)
    /// In milliseconds, the shortest first.
    case waits([Int64])
}

extension PartialResult {
    /// The answer that the engine gives over all the customers whose partial results were merged; `limit` says how many
    /// variants or departures to list.
    package func answer(limit: Int) -> PartialAnswer {
        switch question {
        case .edges: .edges(edges)
        case .variants: .variants(variants(limit: limit))
        case .scenes: .scenes(scenes)
        case .fitness: .fitness(fitness(limit: limit))
        case .waits: .waits(tables[0].count > 0 ? tables[0].list(0).sorted() : [])
        }
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
