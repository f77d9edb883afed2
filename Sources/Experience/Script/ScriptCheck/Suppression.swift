/// Silences a finding at one place, for a reason that is kept and shown.
package struct Suppression: Hashable, Sendable {
    package var rule: RuleCode
    /// The name of the place, as `ScriptElement.name` gives it.
    package var at: String
    package var reason: String
    /// The journey in whose file it stands; nil is `company.yaml`.
    package var journey: JourneyID?

    package init(rule: RuleCode, at: String, reason: String, journey: JourneyID? = nil) {
        self.rule = rule
        self.at = at
        self.reason = reason
        self.journey = journey
    }

    /// A stage may be named without its journey in that journey's own file.
    package func covers(_ finding: Finding) -> Bool {
        guard finding.rule == rule else { return false }
        if case .stage(journey, let stage) = finding.element, stage.text == at { return true }
        return finding.element.name == at
    }
}

/// A finding that the script silences, with the reason.
package struct SuppressedFinding: Hashable, Sendable {
    package var finding: Finding
    package var suppression: Suppression

    package init(finding: Finding, suppression: Suppression) {
        self.finding = finding
        self.suppression = suppression
    }
}
