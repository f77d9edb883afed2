package import Experience

/// What `throughline script check` has to say about a script: faults of its files, or the findings in its design.
package struct ScriptCheckReport: Hashable, Sendable {
    /// How a check ended; the raw value is the exit code of the command.
    package enum Outcome: Int32, Hashable, Sendable {
        case clean = 0
        /// At least one finding is an error.
        case errors = 1
        /// The files could not be read as a script.
        case unusable = 2

        /// The word in JSON.
        package var word: String {
            switch self {
            case .clean: "clean"
            case .errors: "errors"
            case .unusable: "unusable"
            }
        }
    }

    /// A thing with its place.
    package struct Place: Hashable, Sendable {
        package var element: ScriptElement
        package var location: SourceLocation
    }

    /// A finding with its places.
    package struct Located: Hashable, Sendable {
        package var finding: Finding
        package var location: SourceLocation
        package var related: [Place]
        /// Why the script silences it; nil when it doesn't.
        package var reason: String?
    }

    /// Faults of the files; when there are any, nothing was checked.
    package var problems: [Diagnostic]
    /// By file and line.
    package var findings: [Located]
    package var suppressed: [Located]
    /// What was looked at, for the message that all is well.
    package var extent: Extent

    package struct Extent: Hashable, Sendable {
        package var departments = 0
        package var journeys = 0
        package var touchpoints = 0
        package var handOffs = 0
    }

    /// Checks a script that was read.
    package init(_ reading: ScriptReading) {
        let checked = ScriptCheck.check(reading.script, suppressions: reading.suppressions)
        let map = reading.sourceMap
        problems = []
        findings = checked.findings.map { Self.located($0, map) }.sorted { $0.location < $1.location }
        suppressed = checked.suppressed.map { Self.located($0.finding, map, reason: $0.suppression.reason) }
            .sorted { $0.location < $1.location }
        extent = Extent(
            departments: reading.script.company.departments.count, journeys: reading.script.journeys.count,
            touchpoints: reading.script.touchpoints.count, handOffs: reading.script.handOffs.count)
    }

    /// Reports files that are no script.
    package init(problems: DiagnosticList) {
        self.problems = problems.diagnostics
        findings = []
        suppressed = []
        extent = Extent()
    }

    /// Reads and checks the script in a folder.
    package static func ofFolder(_ folder: String) -> ScriptCheckReport {
        do throws(DiagnosticList) {
            return ScriptCheckReport(try ScriptFolder.read(folder))
        } catch {
            return ScriptCheckReport(problems: error)
        }
    }

    package var outcome: Outcome {
        guard problems.isEmpty else { return .unusable }
        return count(.error) > 0 ? .errors : .clean
    }

    package func count(_ severity: FindingSeverity) -> Int {
        findings.count { $0.finding.severity == severity }
    }

    private static func located(_ finding: Finding, _ map: SourceMap, reason: String? = nil) -> Located {
        Located(
            finding: finding, location: map[finding.element],
            related: finding.related.map { Place(element: $0, location: map[$0]) }, reason: reason)
    }
}
