extension ScriptRule {
    /// A journey may also begin by a hand-off from another journey.
    static let journeyWithoutStart = ScriptRule(
        code: "TL016", name: "journey-without-start", severity: .warning,
        title: "A journey that begins nowhere",
        explanation: "Without a start nobody can say whether a customer is on this journey, or from when."
    ) { graph in
        graph.script.journeys.filter { journey in
            let places = graph.places(in: journey)
            let entered = places.contains { place in
                place.touchpoint.starts
                    || graph.cuts(to: place.index).contains { graph.places[$0.from].journey != journey.id }
            }
            return !places.isEmpty && !entered
        }
        .map { journey in
            Violation(
                element: .journey(journey.id),
                message: "“\(journey.name)” has no touchpoint at which it begins",
                suggestion: "mark where it may begin: `starts: true`")
        }
    }
}
