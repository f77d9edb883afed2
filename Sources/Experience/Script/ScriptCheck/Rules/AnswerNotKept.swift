extension ScriptRule {
    /// Asking without keeping the answer leads to asking again.
    static let answerNotKept = ScriptRule(
        code: "TL023", name: "answer-not-kept", severity: .note,
        title: "A touchpoint that asks for something and doesn't keep the answer",
        explanation: "What isn't kept must be asked again, and the customer notices."
    ) { graph in
        graph.places.flatMap { place in
            place.touchpoint.asks.filter { !place.touchpoint.gives.contains($0) }.map { item in
                Violation(
                    element: .touchpoint(place.touchpoint.id), related: [.item(item)],
                    message: """
                        \(graph.quoted(place.touchpoint.id)) asks for \(graph.quoted(item)), but the company doesn't \
                        know it afterwards
                        """,
                    suggestion: "add `\(item)` to `gives` here, or don't ask")
            }
        }
    }
}
