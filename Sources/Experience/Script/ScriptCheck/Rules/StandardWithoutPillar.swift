extension ScriptRule {
    /// A standard that proves nothing of the promise is a habit.
    static let standardWithoutPillar = ScriptRule(
        code: "TL018", name: "standard-without-pillar", severity: .note,
        title: "A standard that proves no pillar of the promise",
        explanation: "It costs somebody's time, and the customer can't read the promise in it."
    ) { graph in
        graph.places.flatMap { place in
            place.touchpoint.standards.filter { $0.pillar == nil }.map { standard in
                Violation(
                    element: .standard(standard.id), related: [.touchpoint(place.touchpoint.id)],
                    message: """
                        “\(standard.text)” at \(graph.quoted(place.touchpoint.id)) proves no pillar of the promise
                        """,
                    suggestion: "name the part of the promise that it proves: `pillar: <pillar>`, or drop it")
            }
        }
    }
}
