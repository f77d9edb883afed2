extension ScriptRule {
    /// A journey may also end by leading into another journey.
    static let journeyWithoutEnd = ScriptRule(
        code: "TL022", name: "journey-without-end", severity: .warning,
        title: "A journey in which the story may rest nowhere",
        explanation: "If nothing is ever enough, every customer counts as still waiting, and the dropped ones are lost."
    ) { graph in
        graph.script.journeys.filter { journey in
            let places = graph.places(in: journey)
            let rests = places.contains { place in
                place.touchpoint.ends
                    || graph.cuts(from: place.index).contains { graph.places[$0.to].journey != journey.id }
            }
            return !places.isEmpty && !rests
        }
        .map { journey in
            Violation(
                element: .journey(journey.id),
                message: "“\(journey.name)” has no touchpoint at which the story may rest",
                suggestion: "mark where nothing further is owed: `ends: true`")
        }
    }
}
