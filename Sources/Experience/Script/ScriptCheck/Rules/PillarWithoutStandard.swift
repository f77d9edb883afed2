extension ScriptRule {
    /// A pillar becomes true by details that can be observed, or not at all.
    static let pillarWithoutStandard = ScriptRule(
        code: "TL005", name: "pillar-without-standard", severity: .warning,
        title: "A pillar of the promise that no standard proves",
        explanation: "A promise without an observable detail is a slogan; the customer looks for the detail."
    ) { graph in
        let proven = Set(graph.places.flatMap(\.touchpoint.standards).compactMap(\.pillar))
        return graph.script.company.promise.pillars.filter { !proven.contains($0.id) }.map { pillar in
            Violation(
                element: .pillar(pillar.id),
                message: "no touchpoint has a standard that proves “\(pillar.name)”",
                suggestion: "write a detail that a customer could observe, with `pillar: \(pillar.id)`")
        }
    }
}
