extension ScriptRule {
    /// Nobody can carry across what nobody has.
    static let carriedButNeverGiven = ScriptRule(
        code: "TL019", name: "carried-but-never-given", severity: .warning,
        title: "A hand-off that carries what no touchpoint before it was given",
        explanation: "The next scene relies on something that isn't there, and will ask the customer for it after all."
    ) { graph in
        let surveys = graph.script.journeys.flatMap(\.surveys)
        var told: [TouchpointID: Set<ItemID>] = [:]
        for survey in surveys { told[survey.at, default: []].formUnion(survey.questions.compactMap(\.item)) }
        return graph.cuts.flatMap { cut -> [Violation] in
            guard !cut.handOff.carries.isEmpty else { return [] }
            var given: Set<ItemID> = []
            for index in graph.leading(to: cut.from) {
                let touchpoint = graph.places[index].touchpoint
                given.formUnion(touchpoint.gives)
                given.formUnion(told[touchpoint.id] ?? [])
            }
            return cut.handOff.carries.filter { !given.contains($0) }.map { item in
                Violation(
                    element: cut.handOff.element, related: [.item(item)],
                    message: "\(graph.cut(cut.handOff)) carries \(graph.quoted(item)), which nobody was given before",
                    suggestion: "write where the customer gives it: `gives: [\(item)]`, or don't carry it")
            }
        }
    }
}
