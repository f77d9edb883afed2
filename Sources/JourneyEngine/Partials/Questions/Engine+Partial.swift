package import Experience

extension Engine {
    /// What this footage knows of a question, to be merged with what others know of other customers. `fingerprint`
    /// stands for the engine's script (empty without one); `setAside` counts rows of the input that were no events, to
    /// be told with the answer; `months` begin in the company's zone, those of UTC when none are given.
    package func partial(
        _ question: PartialQuestion, _ filter: InsightFilter, script fingerprint: String = "", setAside: Int = 0,
        months: [MonthStart] = []
    ) throws(PartialError) -> PartialResult {
        var names = PartialNames()
        var tables = question.kind.shapes.map { PartialTable($0) }
        switch question {
        case .edges(let within): try fill(&tables[0], edgesOf: filter, within, &names)
        case .variants(let within, let gap): try fill(&tables[0], variantsOf: filter, within, gap, &names)
        case .handOffs(let within): try fill(&tables, handOffsOf: filter, within, &names)
        case .funnel(let steps, let within): try fill(&tables[0], funnelOf: filter, steps, within, &names)
        case .scenes: try fill(&tables, scenesOf: filter, &names)
        case .fitness: try fill(&tables, fitnessOf: filter, &names)
        case .between(let from, let to, let within):
            let found = betweenPartial(from, to, filter, within: within) ?? BetweenPartial()
            try tables[0].add(
                [names.code(of: from.text, .touchpoint), names.code(of: to.text, .touchpoint)],
                integers: [found.customers, found.repeated, found.open].map { Int64($0) }, lists: [found.waits])
        case .delays(let within): try fill(&tables, delaysOf: filter, within, &names)
        case .laterSpend(let day, let cuts): try fill(&tables, laterSpendOf: filter, day, cuts, &names)
        case .sceneScores(let kind): try fill(&tables[0], sceneScoresOf: filter, leavingOut: kind, months, &names)
        case .facts(let facts): try fill(&tables, facts, filter, &names)
        case .paths(let direction, let touchpoint, let scenes, let gap, let within):
            let tree = pathTree(direction, touchpoint, scenes: scenes, sessionGap: gap, filter, within: within)
            try fill(&tables, with: tree, &names)
        case .retention(let first, let back, let span):
            try fill(&tables, with: retentionPartial(first: first, back: back, span: span, months, filter))
        case .reach(let steps, let within, let ends, let silence):
            let terms = ReachTerms(within: within, silence: silence)
            try fill(&tables, reachOf: filter, steps, terms, ends: ends, &names)
        case .compare(let first, let second, let within):
            try fill(&tables, with: comparison(first, second, within: within), &names)
        case .conformance: try fill(&tables[0], conformanceOf: filter, &names)
        case .waits: try fillWaits(&tables, &names)
        case .gaps(let limits): try fill(&tables, gapsOf: filter, limits, months, &names)
        }
        return PartialResult(
            question.kind, question.parameters(filter), script: fingerprint,
            footage: PartialResult.Footage(
                events: log.eventCount, customers: log.customerCount, setAside: setAside, first: log.firstTime,
                last: log.lastTime),
            names: names, tables: tables)
    }

    /// The codes in a partial result of all touchpoints, by their codes here.
    func touchpointCodes(in names: inout PartialNames) -> [UInt32] {
        (0...script.touchpoints.count).map { names.code(of: script.touchpoints[$0], .touchpoint) }
    }

    /// The codes in a partial result of all departments, by their codes here.
    func departmentCodes(in names: inout PartialNames) -> [UInt32] {
        (0...script.departments.count).map { names.code(of: script.departments[$0], .department) }
    }
}
