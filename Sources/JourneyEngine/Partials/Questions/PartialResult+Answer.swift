package import Experience

extension PartialResult {
    /// The answer that the engine gives over all the customers whose partial results were merged; `limit` says how many
    /// rows to list where there may be many, `percent` from which share of the waits on a longer one is a delay.
    /// `script` is the one they were made with: conformance lays it beside the ways that travelled.
    package func answer(limit: Int, percent: Int = 95, script: Script? = nil) -> JourneyAnswer {
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
        case .paths: .paths(paths(limit: limit))
        case .retention: .retention(retention)
        case .reach: .reach(reach)
        case .compare: .comparison(comparison)
        case .conformance: .conformance(conformance(limit: limit, script: script))
        case .waits, .limits: .waitLimits(waitLimits)
        case .gaps: .continuity(continuity)
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

    func words(minimumCases: Int) -> AnswerWords {
        AnswerWords(
            touchpoints: (0...names.count(.touchpoint)).map { touchpoint(UInt32($0)) }, minimumCases: minimumCases)
    }

    /// What was asked under a name; nil when nothing was.
    func text(_ parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

    func number(_ parameter: String) -> Int64? { text(parameter).flatMap { Int64($0) } }

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
