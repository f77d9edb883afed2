import Experience
import Services

/// The script as it stands: what its check finds, who answers for which part of the promise, and its versions.
enum ScriptPage {
    struct Model: Sendable {
        /// A finding with the place in the files where it stands.
        struct Found: Sendable {
            var finding: Finding
            var place: String
        }

        var script: Script?
        var version: String?
        var found: [Found]
        var suppressed: [SuppressedFinding]
        var versions: [ScriptVersionSummary]
        var proofs: [StandardProof]
        var severity: FindingSeverity?

        init(
            script: Script?, version: String?, found: [Found], suppressed: [SuppressedFinding],
            versions: [ScriptVersionSummary], proofs: [StandardProof] = [], severity: FindingSeverity? = nil
        ) {
            self.script = script
            self.version = version
            self.found = found
            self.suppressed = suppressed
            self.versions = versions
            self.proofs = proofs
            self.severity = severity
        }
    }
}
