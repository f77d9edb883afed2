extension ScriptRule {
    /// A due time works only where the next scene is owed.
    static let dueButNotRequired = ScriptRule(
        code: "TL026", name: "due-but-not-required", severity: .warning,
        title: "A hand-off with a due time that is not required",
        explanation: "Somebody wanted it to come in time, but as it is written nobody is told when it doesn't."
    ) { graph in
        graph.cuts.map(\.handOff).filter { $0.due != nil && !$0.required }.map { handOff in
            Violation(
                element: handOff.element,
                message: "\(graph.cut(handOff)) has a due time, but the next scene is not owed",
                suggestion: "add `required: true`, or take `due` out")
        }
    }
}
