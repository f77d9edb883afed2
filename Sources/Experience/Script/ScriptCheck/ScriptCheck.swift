/// A compiler for customer experience: looks at the design alone and says where the story would break.
package enum ScriptCheck {
    /// Every rule, by code. New ones go to the end; codes are never used again.
    package static let rules: [ScriptRule] = [
        .touchpointWithoutOwner, .handOffWithoutWait, .handOffNobodyAnswersFor, .departmentWithoutPart,
        .pillarWithoutStandard, .standardWithoutProof, .promisesDiffer, .planExceedsPromise, .askedTooOften,
        .questionAskedAgain, .itemAskedAgain, .stageWithoutVoice, .requiredHandOffWithoutLimit,
        .unreachableTouchpoint, .deadEnd, .journeyWithoutStart, .waitExceedsPromise, .standardWithoutPillar,
        .carriedButNeverGiven, .touchpointWithoutChannels, .stageWithoutTouchpoints, .journeyWithoutEnd,
        .answerNotKept, .unusedSuppression, .dueBeforeWait, .dueButNotRequired,
    ]

    package static func rule(_ code: RuleCode) -> ScriptRule? { rules.first { $0.code == code } }

    /// What the rules find in a script, and what of it the script silences with a reason.
    package static func check(_ script: Script, suppressions: [Suppression] = []) -> CheckedScript {
        let graph = ScriptGraph(script)
        var checked = CheckedScript(findings: [], suppressed: [])
        var used: Set<Int> = []
        for finding in rules.flatMap({ $0.findings(in: graph) }) {
            let covering = suppressions.indices.filter { suppressions[$0].covers(finding) }
            used.formUnion(covering)
            if let first = covering.first {
                checked.suppressed.append(SuppressedFinding(finding: finding, suppression: suppressions[first]))
            } else {
                checked.findings.append(finding)
            }
        }
        for index in suppressions.indices where !used.contains(index) {
            checked.findings.append(ScriptRule.unused(suppressions[index], at: index))
        }
        return checked
    }
}

/// The answer of a script check.
package struct CheckedScript: Hashable, Sendable {
    /// Ordered by rule, then as the script has them.
    package var findings: [Finding]
    package var suppressed: [SuppressedFinding]

    package init(findings: [Finding], suppressed: [SuppressedFinding]) {
        self.findings = findings
        self.suppressed = suppressed
    }

    package func count(_ severity: FindingSeverity) -> Int {
        findings.count { $0.severity == severity }
    }
}
