extension ScriptRule {
    /// A company learns only where customers can speak.
    static let stageWithoutVoice = ScriptRule(
        code: "TL012", name: "stage-without-voice", severity: .warning,
        title: "A stage in which the customer has no way to speak",
        explanation: "Whoever can't say that something is wrong leaves without a word."
    ) { graph in
        let surveyed = Set(graph.script.journeys.flatMap(\.surveys).map(\.at))
        return graph.script.journeys.flatMap { journey in
            journey.stages.filter { stage in
                !stage.touchpoints.isEmpty
                    && !stage.touchpoints.contains { $0.listens || $0.contact || surveyed.contains($0.id) }
            }
            .map { stage in
                Violation(
                    element: .stage(journey.id, stage.id),
                    message: "in the stage “\(stage.name)” of “\(journey.name)” the customer has no way to speak",
                    suggestion: """
                        add a contact, a survey or a review here, and mark the touchpoint `listens: true` or \
                        `contact: true`
                        """)
            }
        }
    }
}
