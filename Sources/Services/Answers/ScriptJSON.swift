import Experience

/// A version of the script with the findings of its check.
package struct ScriptJSON: Encodable, Sendable {
    struct Finding: Encodable, Sendable {
        let rule: String
        let severity: String
        /// `journeys/buy.yaml:12:9`.
        let place: String
        let message: String
        let explanation: String
        let suggestion: String
        /// Why the script silences it; absent when it does not.
        let suppressed: String?

        init(_ finding: Experience.Finding, place: String, suppressed: String? = nil) {
            rule = finding.rule.text
            severity = finding.severity.rawValue
            self.place = place
            message = finding.message
            explanation = finding.explanation
            suggestion = finding.suggestion
            self.suppressed = suppressed
        }
    }

    let version: String
    let created: String
    let contentHash: String
    let company: String
    let journeys: [String]
    let departments: [String]
    let findings: [Finding]

    package init(_ version: ScriptVersion) {
        self.version = version.id
        created = version.createdAt.iso8601
        contentHash = version.contentHash
        company = version.script.company.name
        journeys = version.script.journeys.map(\.id.text)
        departments = version.script.company.departments.map(\.id.text)
        findings =
            version.checked.findings.map { Finding($0, place: version.place(of: $0.element)) }
            + version.checked.suppressed.map {
                Finding($0.finding, place: version.place(of: $0.finding.element), suppressed: $0.suppression.reason)
            }
    }
}
