extension ScriptRule {
    /// A heading without scenes.
    static let stageWithoutTouchpoints = ScriptRule(
        code: "TL021", name: "stage-without-touchpoints", severity: .warning,
        title: "A stage in which nothing happens",
        explanation: "The customer goes through it alone: no touchpoint, no owner, nobody to turn to."
    ) { graph in
        graph.script.journeys.flatMap { journey in
            journey.stages.filter(\.touchpoints.isEmpty).map { stage in
                Violation(
                    element: .stage(journey.id, stage.id),
                    message: "the stage “\(stage.name)” of “\(journey.name)” has no touchpoints",
                    suggestion: "write what the customer meets there, or take the stage out")
            }
        }
    }
}
