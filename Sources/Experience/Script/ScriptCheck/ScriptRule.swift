/// The stable name of a rule: `TL001`.
package typealias RuleCode = Identifier<ScriptRule>

/// One thing that the script check looks for. A rule lives in a file of its own under `Rules/` and is listed in
/// `ScriptCheck.rules`; its page of documentation is `docs/script/rules/<code>.md`.
package struct ScriptRule: Sendable {
    package let code: RuleCode
    /// A readable name, stable like the code: `touchpoint-without-owner`.
    package let name: String
    package let severity: FindingSeverity
    /// What it finds, as a sentence.
    package let title: String
    /// Why it matters to the customer.
    package let explanation: String
    private let violations: @Sendable (ScriptGraph) -> [Violation]

    /// What a rule reports about one place; the rule adds its own code, severity and explanation.
    struct Violation {
        var element: ScriptElement
        var related: [ScriptElement] = []
        var message: String
        var suggestion: String
    }

    init(
        code: RuleCode, name: String, severity: FindingSeverity, title: String, explanation: String,
        violations: @escaping @Sendable (ScriptGraph) -> [Violation]
    ) {
        self.code = code
        self.name = name
        self.severity = severity
        self.title = title
        self.explanation = explanation
        self.violations = violations
    }

    /// Everything that this rule finds, in the order of the script.
    func findings(in graph: ScriptGraph) -> [Finding] {
        violations(graph).map { finding(for: $0) }
    }

    func finding(for violation: Violation) -> Finding {
        Finding(
            rule: code, severity: severity, element: violation.element, related: violation.related,
            message: violation.message, explanation: explanation, suggestion: violation.suggestion)
    }
}
