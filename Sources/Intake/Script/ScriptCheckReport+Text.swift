import Experience

extension ScriptCheckReport {
    /// The report for a terminal: a line a finding, as compilers write them, so that editors can jump to it.
    package var text: String {
        var lines = problems.flatMap { problem in
            ["\(problem.location): \(problem.severity.rawValue): \(problem.message)"] + remedy(problem.suggestion)
        }
        for each in findings {
            let finding = each.finding
            lines.append("\(each.location): \(finding.severity.rawValue) \(finding.rule): \(finding.message)")
            lines += each.related.map { "    see \($0.location): \($0.element.kind) \($0.element.name)" }
            lines += remedy(finding.suggestion)
        }
        if !lines.isEmpty { lines.append("") }
        lines += groups
        lines.append(summary)
        return lines.joined(separator: "\n") + "\n"
    }

    private func remedy(_ suggestion: String?) -> [String] { suggestion.map { ["    help: \($0)"] } ?? [] }

    /// How often each rule found something, the weightiest first.
    private var groups: [String] {
        let counts = Dictionary(findings.map { ($0.finding.rule, 1) }, uniquingKeysWith: +)
        let rules = ScriptCheck.rules.filter { counts[$0.code] != nil }
            .sorted { ($1.severity, $0.code) < ($0.severity, $1.code) }
        let width = rules.map { "\(counts[$0.code] ?? 0)".count }.max() ?? 0
        return rules.map { rule in
            let count = "\(counts[rule.code] ?? 0)"
            let padding = String(repeating: " ", count: width - count.count)
            return "\(padding)\(count) x \(rule.code) \(rule.severity.rawValue): \(rule.title) (\(rule.helpPath))"
        }
    }

    private var summary: String {
        guard problems.isEmpty else {
            return "\(counted(problems.count, "problem")) in the files; nothing was checked until they are mended."
        }
        let silenced = suppressed.isEmpty ? "" : " \(counted(suppressed.count, "finding")) silenced with a reason."
        guard !findings.isEmpty else {
            return """
                No findings in \(counted(extent.journeys, "journey")) with \
                \(counted(extent.touchpoints, "touchpoint")) and \(counted(extent.handOffs, "hand-off")) of \
                \(counted(extent.departments, "department")), by \(ScriptCheck.rules.count) rules.
                """ + silenced
        }
        let parts = FindingSeverity.allCases.reversed().filter { count($0) > 0 }
            .map { counted(count($0), $0.rawValue) }
        return "\(counted(findings.count, "finding")): \(parts.joined(separator: ", "))." + silenced
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
