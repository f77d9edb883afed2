import Experience
import Services

extension ScriptPage {
    struct Content: Sendable {
        struct Row: Sendable {
            var rule: String
            var address: String
            var severity: String
            var tone: String
            var icon: String
            var message: Spans
            var suggestion: Spans
            var place: String
        }

        struct Silenced: Sendable {
            var rule: String
            var message: String
            var reason: String
        }

        struct Version: Sendable {
            var name: String
            var moment: String
            var ago: String
            var hash: String
            var isCurrent: Bool
        }

        var promise: String?
        var summary: String
        var severities: [Severity]
        var rows: [Row]
        var hasRows: Bool
        var nothing: String
        var silenced: [Silenced]
        var hasSilenced: Bool
        var matrix: ResponsibilityMatrix?
        var versions: [Version]
        var hasScript: Bool
        var empty: EmptyState?

        /// A filter over findings, with its count.
        struct Severity: Sendable {
            var label: String
            var address: String
            var isChosen: Bool
        }
    }
}

extension ScriptPage.Content {
    init(_ model: ScriptPage.Model, almanac: Almanac) {
        let script = model.script
        promise = script?.company.promise.text
        let errors = model.found.count { $0.finding.severity == .error }
        summary =
            model.found.isEmpty
            ? "The script check finds nothing: no story breaks by design."
            : Figures.count(model.found.count, "finding", "findings") + ", "
                + Figures.count(errors, "of them an error", "of them errors") + "."
        severities = Self.severities(model)
        rows = model.shown.map { Row($0) }
        hasRows = !rows.isEmpty
        nothing = model.found.isEmpty ? "" : "No finding of this severity."
        silenced = model.suppressed.map {
            Silenced(rule: $0.finding.rule.text, message: $0.finding.message, reason: $0.suppression.reason)
        }
        hasSilenced = !silenced.isEmpty
        matrix = script.map { ResponsibilityMatrix($0, proofs: model.proofs, almanac: almanac) }
        versions = model.versions.map { version in
            Version(
                name: version.id, moment: almanac.moment(version.createdAt), ago: almanac.relative(version.createdAt),
                hash: String(version.contentHash.prefix(12)), isCurrent: version.id == model.version)
        }
        hasScript = script != nil
        empty = script == nil ? .noScript : nil
    }

    private static func severities(_ model: ScriptPage.Model) -> [Severity] {
        [Severity(label: "All (\(model.found.count))", address: "/script", isChosen: model.severity == nil)]
            + FindingSeverity.allCases.reversed().map { severity in
                let count = model.found.count { $0.finding.severity == severity }
                return Severity(
                    label: "\(severity.plural) (\(count))", address: "/script?severity=\(severity.rawValue)",
                    isChosen: model.severity == severity)
            }
    }
}

extension ScriptPage.Content.Row {
    init(_ found: ScriptPage.Model.Found) {
        let finding = found.finding
        rule = finding.rule.text
        address = "/script/rules/" + Address.encoded(finding.rule.text)
        severity = finding.severity.rawValue
        (tone, icon) =
            switch finding.severity {
            case .error: ("hurt", "hurt")
            case .warning: ("due", "due")
            case .note: ("calm", "note")
            }
        message = Spans(finding.message + ".")
        suggestion = Spans(finding.suggestion + ".")
        place = found.place
    }
}

extension FindingSeverity {
    var plural: String {
        switch self {
        case .error: "Errors"
        case .warning: "Warnings"
        case .note: "Notes"
        }
    }
}
