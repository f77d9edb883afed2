import Experience

/// Reads `suppress:`, of the company or of a journey.
struct SuppressionReader {
    let notes: ScriptNotes
    let journey: JourneyID?

    func read(_ list: YAMLNode) {
        for node in list.list("a list of suppressions") ?? [] {
            guard let fields = node.fields(of: "a suppression", known: ScriptKeys.suppression) else { continue }
            let rule = fields.required("rule").flatMap(rule)
            let at = fields.required("at")
            let name = at?.text("the name of a thing in this script").map(Self.normal)
            let reason = fields.required("reason")?.phrase()
            guard let rule, let at, let name, let reason else { continue }
            notes.suppress(
                Suppression(rule: rule, at: name, reason: reason, journey: journey), node: node.location,
                at: at.location)
        }
    }

    private func rule(_ node: YAMLNode) -> RuleCode? {
        guard let text = node.text("the code of a rule") else { return nil }
        if let rule = ScriptCheck.rule(RuleCode(text)) { return rule.code }
        let codes = ScriptCheck.rules.map(\.code.text)
        let byName = ScriptCheck.rules.first { $0.name == text }
        node.report(
            "there is no rule `\(text.prefix(40))`",
            suggestion: byName.map { "write its code: `\($0.code)`" } ?? NearestName.suggestion(for: text, among: codes)
        )
        return nil
    }

    /// `pay > pack` means `pay>pack`.
    private static func normal(_ text: String) -> String {
        text.split(separator: ">", omittingEmptySubsequences: false)
            .map { String($0).trimmingWhitespace }
            .joined(separator: ">")
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
