extension ScriptRule {
    /// Without an expected wait no late hand-off can be told from a timely one. Required hand-offs are TL013's.
    static let handOffWithoutWait = ScriptRule(
        code: "TL002", name: "hand-off-without-wait", severity: .warning,
        title: "A hand-off without an expected wait",
        explanation: """
            The customer waits between two scenes. As long as nobody has said how long is right, nobody notices when \
            it takes too long.
            """
    ) { graph in
        graph.cuts.map(\.handOff).filter { $0.wait == nil && !($0.required && $0.due == nil) }.map { handOff in
            Violation(
                element: handOff.element,
                message: "nobody has said how long the customer waits from \(graph.cut(handOff))",
                suggestion: "write the wait that the customer was led to expect, such as `wait: 1d`")
        }
    }
}
