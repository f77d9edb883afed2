extension PartialQuestion.Kind {
    /// The tables of a question's partial results. Part of the format: a change needs a new version.
    var shapes: [PartialShape] {
        switch self {
        case .edges:
            [PartialShape(name: "edges", key: [.touchpoint, .touchpoint], integers: [.count], lists: 1)]
        case .variants:
            [PartialShape(name: "variants", key: [.touchpoint], isSequence: true, integers: [.count])]
        case .handOffs:
            [
                PartialShape(
                    name: "hand-offs", key: [.touchpoint, .touchpoint, .department, .department], integers: [.count],
                    lists: 1),
                PartialShape(name: "designed waits", key: [.touchpoint, .touchpoint], integers: [.same]),
            ]
        case .funnel: [PartialShape(name: "steps", key: [.number, .touchpoint], lists: 2)]
        case .scenes:
            [
                PartialShape(
                    name: "scenes", key: [.touchpoint], integers: [.count, .count, .count, .count], sums: 4),
                PartialShape(name: "settings", key: [], integers: [.same]),
            ]
        case .fitness:
            [
                PartialShape(name: "cases", key: [], integers: [.count, .count]),
                PartialShape(
                    name: "departures", key: [.number, .touchpoint, .touchpoint], integers: [.count, .count]),
                PartialShape(name: "unfinished", key: [.touchpoint, .number], lists: 1),
                PartialShape(name: "settings", key: [], integers: [.same, .same]),
            ]
        case .between:
            [
                PartialShape(
                    name: "between", key: [.touchpoint, .touchpoint], integers: [.count, .count, .count], lists: 1)
            ]
        case .delays: PartialShape.delays
        case .laterSpend: PartialShape.laterSpend
        case .sceneScores: PartialShape.sceneScores
        case .facts: PartialShape.facts
        case .paths: PartialShape.paths
        case .retention: PartialShape.retention
        case .reach: PartialShape.reach
        case .conformance: PartialShape.conformance
        case .compare: PartialShape.compare
        case .waits: PartialShape.waits
        case .limits: PartialShape.limits
        case .gaps: PartialShape.gaps
        }
    }
}
