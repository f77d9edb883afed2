extension ScriptRule {
    /// What nothing measures reads as unproven for ever.
    static let standardWithoutProof = ScriptRule(
        code: "TL006", name: "standard-without-proof", severity: .warning,
        title: "A standard that nothing measures",
        explanation: "Without a proof, nobody learns that a standard has slipped before the customers have left."
    ) { graph in
        graph.places.flatMap { place in
            place.touchpoint.standards.filter { $0.proof == nil }.map { standard in
                Violation(
                    element: .standard(standard.id), related: [.touchpoint(place.touchpoint.id)],
                    message: "nothing measures “\(standard.text)” at \(graph.quoted(place.touchpoint.id))",
                    suggestion: "say how it is proven: `proof: {method: footage}` (or survey, audit, system)")
            }
        }
    }
}
