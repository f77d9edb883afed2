extension ScriptRule {
    /// What was told once must be carried across, or the customer repeats it.
    static let itemAskedAgain = ScriptRule(
        code: "TL011", name: "item-asked-again", severity: .warning,
        title: "A touchpoint that asks for what was given upstream and not carried across",
        explanation: "The customer said it already; asking again says that the departments don't talk to each other."
    ) { graph in
        let lost = lostItems(graph)
        return graph.places.flatMap { place in
            place.touchpoint.asks.compactMap { item -> Violation? in
                guard let giver = lost[place.index][item] else { return nil }
                let source = graph.places[giver].touchpoint.id
                return Violation(
                    element: .touchpoint(place.touchpoint.id), related: [.touchpoint(source)],
                    message: """
                        \(graph.quoted(place.touchpoint.id)) asks for \(graph.quoted(item)), which the customer has \
                        given at \(graph.quoted(source)); it is not carried across
                        """,
                    suggestion: """
                        add `\(item)` to `carries` of the hand-offs in between, and take it out of `asks` here
                        """)
            }
        }
    }

    /// For each place: what was given earlier in the journey and did not arrive, with the place that got it. Places
    /// come in the order of the story, so one pass along the cuts that lead on is enough.
    private static func lostItems(_ graph: ScriptGraph) -> [[ItemID: Int]] {
        var lost: [[ItemID: Int]] = Array(repeating: [:], count: graph.places.count)
        var carried = lost
        for place in graph.places {
            for cut in graph.cuts(to: place.index) where graph.leadsOn(cut) {
                var known = carried[cut.from]
                for item in graph.places[cut.from].touchpoint.gives { known[item] = cut.from }
                for (item, giver) in known {
                    if cut.handOff.carries.contains(item) {
                        carried[place.index][item] = giver
                    } else {
                        lost[place.index][item] = giver
                    }
                }
                for (item, giver) in lost[cut.from] where known[item] == nil { lost[place.index][item] = giver }
            }
        }
        return lost
    }
}
