extension ScriptRule {
    /// Nobody can carry across what nobody has.
    static let carriedButNeverGiven = ScriptRule(
        code: "TL019", name: "carried-but-never-given", severity: .warning,
        title: "A hand-off that carries what no touchpoint before it was given",
        explanation: "The next scene relies on something that isn't there, and will ask the customer for it after all."
    ) { graph in
        let known = knownPlaces(graph)
        return graph.cuts.flatMap { cut -> [Violation] in
            cut.handOff.carries.filter { known[$0]?.contains(cut.from) != true }.map { item in
                Violation(
                    element: cut.handOff.element, related: [.item(item)],
                    message: "\(graph.cut(cut.handOff)) carries \(graph.quoted(item)), which nobody was given before",
                    suggestion: "write where the customer gives it: `gives: [\(item)]`, or don't carry it")
            }
        }
    }

    /// For each carried item, where it may be known: from the places on where the customer gives it, and in every other
    /// journey, since a customer may have come from there.
    private static func knownPlaces(_ graph: ScriptGraph) -> [ItemID: Set<Int>] {
        var givers: [ItemID: [Int]] = [:]
        for place in graph.places {
            for item in place.touchpoint.gives { givers[item, default: []].append(place.index) }
        }
        for survey in graph.script.journeys.flatMap(\.surveys) {
            guard let place = graph.place(of: survey.at) else { continue }
            for item in survey.questions.compactMap(\.item) { givers[item, default: []].append(place.index) }
        }
        let carried = Set(graph.script.handOffs.flatMap(\.carries))
        return givers.filter { carried.contains($0.key) }.mapValues { places in
            let journeys = Set(places.map { graph.places[$0].journey })
            let elsewhere = graph.places.filter { journeys != [$0.journey] }.map(\.index)
            return graph.reachable(from: places).union(elsewhere)
        }
    }
}
