extension ScriptRule {
    /// What is owed without a time can never be called dropped.
    static let requiredHandOffWithoutLimit = ScriptRule(
        code: "TL013", name: "required-hand-off-without-limit", severity: .error,
        title: "A required hand-off without a due time or an expected wait",
        explanation: "The next scene is owed to the customer; without a time nobody notices that it never came."
    ) { graph in
        graph.cuts.map(\.handOff).filter { $0.required && $0.wait == nil && $0.due == nil }.map { handOff in
            Violation(
                element: handOff.element,
                message: "\(graph.cut(handOff)) is owed to the customer, but by no time",
                suggestion: "write `wait: 1d` (what the customer expects) and `due: 3d` (when it counts as dropped)")
        }
    }
}
