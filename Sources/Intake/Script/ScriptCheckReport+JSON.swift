import Experience
import Foundation

extension ScriptCheckReport {
    /// The report for programs; the field names are described in docs/script/check.md and stay as they are.
    package var json: String { Self.encoded(JSONReport(self)) }

    static func encoded(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and arrays always encode.
        guard let data = try? encoder.encode(value) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

/// The shape of the JSON report.
private struct JSONReport: Encodable {
    struct Summary: Encodable {
        let errors: Int
        let warnings: Int
        let notes: Int
        let problems: Int
        let suppressed: Int
    }

    struct Problem: Encodable {
        let severity: String
        let file: String
        let line: Int
        let column: Int
        let message: String
        let suggestion: String?
    }

    struct Element: Encodable {
        let kind: String
        let name: String
    }

    struct Related: Encodable {
        let element: Element
        let file: String
        let line: Int
        let column: Int
    }

    struct Entry: Encodable {
        let rule: String
        let name: String?
        let severity: String
        let file: String
        let line: Int
        let column: Int
        let element: Element
        let message: String
        let explanation: String
        let suggestion: String
        let help: String
        let related: [Related]
        let reason: String?
    }

    let outcome: String
    let summary: Summary
    let problems: [Problem]
    let findings: [Entry]
    let suppressed: [Entry]

    init(_ report: ScriptCheckReport) {
        outcome = report.outcome.word
        summary = Summary(
            errors: report.count(.error), warnings: report.count(.warning), notes: report.count(.note),
            problems: report.problems.count, suppressed: report.suppressed.count)
        problems = report.problems.map {
            Problem(
                severity: $0.severity.rawValue, file: $0.location.file, line: $0.location.line,
                column: $0.location.column, message: $0.message, suggestion: $0.suggestion)
        }
        findings = report.findings.map(Self.entry)
        suppressed = report.suppressed.map(Self.entry)
    }

    private static func entry(_ each: ScriptCheckReport.Located) -> Entry {
        let finding = each.finding
        return Entry(
            rule: finding.rule.text, name: ScriptCheck.rule(finding.rule)?.name, severity: finding.severity.rawValue,
            file: each.location.file, line: each.location.line, column: each.location.column,
            element: Element(kind: finding.element.kind, name: finding.element.name), message: finding.message,
            explanation: finding.explanation, suggestion: finding.suggestion,
            help: ScriptRule.helpPath(of: finding.rule.text),
            related: each.related.map {
                Related(
                    element: Element(kind: $0.element.kind, name: $0.element.name), file: $0.location.file,
                    line: $0.location.line, column: $0.location.column)
            },
            reason: each.reason)
    }
}
