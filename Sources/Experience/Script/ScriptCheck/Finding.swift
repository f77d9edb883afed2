/// How much a finding weighs: an error will hurt customers as it is written, a warning may, a note is worth a look.
package enum FindingSeverity: String, CaseIterable, Hashable, Comparable, Sendable {
    case note
    case warning
    case error

    package static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.note, .warning), (.note, .error), (.warning, .error): true
        default: false
        }
    }
}

/// One place in the script where the customer's story would break, found before any customer meets it.
package struct Finding: Hashable, Sendable {
    package var rule: RuleCode
    package var severity: FindingSeverity
    package var element: ScriptElement
    /// The other places that have a part in it: the touchpoint that promised less.
    package var related: [ScriptElement]
    /// What is wrong, as a sentence without its full stop.
    package var message: String
    /// Why it matters to the customer.
    package var explanation: String
    /// How to mend it, as a sentence without its full stop.
    package var suggestion: String

    package init(
        rule: RuleCode, severity: FindingSeverity, element: ScriptElement, related: [ScriptElement] = [],
        message: String, explanation: String, suggestion: String
    ) {
        self.rule = rule
        self.severity = severity
        self.element = element
        self.related = related
        self.message = message
        self.explanation = explanation
        self.suggestion = suggestion
    }
}
