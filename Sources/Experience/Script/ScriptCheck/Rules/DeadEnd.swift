extension ScriptRule {
    /// A story that stops without having ended.
    static let deadEnd = ScriptRule(
        code: "TL015", name: "dead-end", severity: .warning,
        title: "A touchpoint where the story stops without having ended",
        explanation: "The customer is left standing: nothing follows, and nobody has said that nothing needs to."
    ) { graph in
        graph.places.filter { !$0.touchpoint.ends && graph.cuts(from: $0.index).isEmpty }.map { place in
            Violation(
                element: .touchpoint(place.touchpoint.id),
                message: "after \(graph.quoted(place.touchpoint.id)) nothing follows, yet the story may not rest there",
                suggestion: "write the hand-off that follows, or `ends: true` if nothing further is owed")
        }
    }
}
