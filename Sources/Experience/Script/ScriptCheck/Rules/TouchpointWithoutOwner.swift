extension ScriptRule {
    /// What nobody owns, nobody puts right.
    static let touchpointWithoutOwner = ScriptRule(
        code: "TL001", name: "touchpoint-without-owner", severity: .error,
        title: "A touchpoint that no department owns",
        explanation: "What nobody owns, nobody puts right: the customer's trouble there goes from desk to desk."
    ) { graph in
        graph.places.filter { $0.touchpoint.owner == nil }.map { place in
            Violation(
                element: .touchpoint(place.touchpoint.id),
                message: "\(graph.quoted(place.touchpoint.id)) belongs to no department",
                suggestion: "name the one department that answers for it: `owner: <department>`")
        }
    }
}
