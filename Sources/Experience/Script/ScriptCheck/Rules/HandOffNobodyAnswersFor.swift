extension ScriptRule {
    /// Context that crosses a border is lost unless somebody answers for its arrival.
    static let handOffNobodyAnswersFor = ScriptRule(
        code: "TL003", name: "hand-off-nobody-answers-for", severity: .warning,
        title: "A hand-off with nobody who answers for the context arriving",
        explanation: """
            Between two departments, what the customer has said gets lost unless one of them answers for its arrival; \
            the customer then tells it again.
            """
    ) { graph in
        graph.cuts.compactMap { cut in
            let handOff = cut.handOff
            let from = graph.places[cut.from].touchpoint.owner
            let to = graph.places[cut.to].touchpoint.owner
            let crosses = from != nil && to != nil && from != to
            guard handOff.answers == nil, crosses || !handOff.carries.isEmpty else { return nil }
            let why =
                crosses
                ? "crosses from \(graph.name(of: from)) to \(graph.name(of: to))"
                : "carries " + handOff.carries.map { graph.quoted($0) }.joined(separator: ", ")
            return Violation(
                element: handOff.element,
                message: "\(graph.cut(handOff)) \(why), and nobody answers for what must arrive",
                suggestion:
                    "name the department that answers for it: `answers: \((to ?? from)?.text ?? "<department>")`")
        }
    }
}
