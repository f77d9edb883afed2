extension ScriptRule {
    /// The two limits of one hand-off must not contradict each other.
    static let dueBeforeWait = ScriptRule(
        code: "TL025", name: "due-before-wait", severity: .warning,
        title: "A hand-off that counts as dropped before the customer expects it",
        explanation: "The customer is told one time and the company measures another; one of the two is wrong."
    ) { graph in
        graph.cuts.map(\.handOff).compactMap { handOff in
            guard let wait = handOff.wait, let due = handOff.due, due < wait else { return nil }
            return Violation(
                element: handOff.element,
                message: """
                    \(graph.cut(handOff)) is expected after \(wait.words), but counts as dropped after \(due.words)
                    """,
                suggestion: "make `due` at least \(wait.text), or shorten `wait`")
        }
    }
}
