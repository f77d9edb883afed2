extension ScriptRule {
    /// The customer's time is the scarcest thing that the system spends.
    static let askedTooOften = ScriptRule(
        code: "TL009", name: "asked-too-often", severity: .warning,
        title: "Surveys that together ask one person too often",
        explanation: """
            Each department asks only once or twice; the customer gets all of it, stops answering, and feels used.
            """
    ) { graph in
        let surveys = graph.script.journeys.flatMap(\.surveys)
        let total = surveys.reduce(0) { $0 + $1.perYear }
        let limit = graph.script.company.settings.asksPerYear
        guard total > Double(limit) else { return [] }
        return [
            Violation(
                element: .company, related: surveys.filter { $0.perYear > 0 }.map { .survey($0.id) },
                message: """
                    the surveys together ask one customer \(rounded(total)) times a year; the limit is \(limit)
                    """,
                suggestion: "ask less often, join surveys, or change `settings: asks_per_year`")
        ]
    }

    /// To the tenth, never below what it is.
    private static func rounded(_ value: Double) -> String {
        let tenths = (value * 10).rounded(.up) / 10
        return tenths == tenths.rounded() && tenths < 1e15 ? "\(Int64(tenths))" : "\(tenths)"
    }
}
