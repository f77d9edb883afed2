extension ScriptRule {
    /// Journeys without a start are TL016's: everything in them would be found here.
    static let unreachableTouchpoint = ScriptRule(
        code: "TL014", name: "unreachable-touchpoint", severity: .warning,
        title: "A touchpoint to which no hand-off leads from a start",
        explanation: "By the design no customer ever gets there; those who do are on a way that nobody designed."
    ) { graph in
        let reached = graph.reachable(from: graph.places.filter(\.touchpoint.starts).map(\.index))
        let journeysReached = Set(reached.map { graph.places[$0].journey })
        return graph.places.filter { !reached.contains($0.index) && journeysReached.contains($0.journey) }
            .map { place in
                let id = place.touchpoint.id
                return Violation(
                    element: .touchpoint(id),
                    message: "no way leads from a start to \(graph.quoted(id))",
                    suggestion: place.touchpoint.contact
                        ? "write the hand-off that leads here, or `starts: true` if customers may turn to you at will"
                        : "write the hand-off that leads here, or `starts: true` if a journey may begin here")
            }
    }
}
