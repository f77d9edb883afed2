import Experience

extension ScriptCheckReport {
    /// The report for editors and for code review systems, as SARIF 2.1.0. Suppressed findings are in it with the
    /// reason, and faults of the files as results of the rule TL000. `documentation` is where this repository can
    /// be read, with a slash at its end; without it rules carry their help as text only.
    package func sarif(documentation: String? = nil) -> String {
        let rules = [Self.unusableFiles(documentation)] + ScriptCheck.rules.map { Self.rule($0, documentation) }
        let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
        let results =
            problems.map(Self.result) + (findings + suppressed).map { Self.result($0, indices) }
        let invocation = SARIFLog.Invocation(executionSuccessful: problems.isEmpty, exitCode: outcome.rawValue)
        let run = SARIFLog.Run(
            tool: .init(driver: .init(rules: rules)), invocations: [invocation], results: results)
        return Self.encoded(SARIFLog(runs: [run]))
    }

    private static let unusableCode = "TL000"

    private static func unusableFiles(_ documentation: String?) -> SARIFLog.Rule {
        SARIFLog.Rule(
            id: unusableCode, name: "UnusableFile",
            shortDescription: .init(text: "A file that can't be read as a script."),
            fullDescription: .init(text: "A fault of the file itself; nothing is checked until it is mended."),
            help: .init(text: "Mend the file at the place that is named; docs/script/reference.md lists every key."),
            helpUri: documentation.map { $0 + ScriptRule.helpPath(of: unusableCode) },
            defaultConfiguration: .init(level: "error"))
    }

    private static func rule(_ rule: ScriptRule, _ documentation: String?) -> SARIFLog.Rule {
        SARIFLog.Rule(
            id: rule.code.text, name: pascalCase(rule.name), shortDescription: .init(text: rule.title + "."),
            fullDescription: .init(text: rule.explanation), help: .init(text: "\(rule.title). \(rule.explanation)"),
            helpUri: documentation.map { $0 + rule.helpPath },
            defaultConfiguration: .init(level: rule.severity.rawValue))
    }

    private static func result(_ problem: Diagnostic) -> SARIFLog.Result {
        SARIFLog.Result(
            ruleId: unusableCode, ruleIndex: 0, level: problem.severity.rawValue,
            message: .init(text: sentence(problem.message, problem.suggestion)),
            locations: [location(problem.location)], relatedLocations: [], suppressions: [])
    }

    private static func result(_ each: Located, _ indices: [String: Int]) -> SARIFLog.Result {
        let finding = each.finding
        return SARIFLog.Result(
            ruleId: finding.rule.text, ruleIndex: indices[finding.rule.text] ?? -1, level: finding.severity.rawValue,
            message: .init(text: sentence(finding.message, finding.suggestion)),
            locations: [location(each.location, of: finding.element)],
            relatedLocations: each.related.enumerated().map { location($1.location, of: $1.element, id: $0) },
            suppressions: each.reason.map { [.init(justification: $0)] } ?? [])
    }

    private static func location(
        _ place: SourceLocation, of element: ScriptElement? = nil, id: Int? = nil
    ) -> SARIFLog.Location {
        SARIFLog.Location(
            id: id,
            physicalLocation: .init(
                artifactLocation: .init(uri: uri(place.file)),
                region: .init(startLine: place.line, startColumn: place.column)),
            logicalLocations: element.map { [.init(fullyQualifiedName: $0.name, kind: $0.kind)] },
            message: id == nil ? nil : element.map { .init(text: "\($0.kind) \($0.name)") })
    }

    private static func sentence(_ message: String, _ suggestion: String?) -> String {
        suggestion.map { "\(message): \($0)" } ?? message
    }

    /// `touchpoint-without-owner` is `TouchpointWithoutOwner` in SARIF, which asks for names without hyphens.
    private static func pascalCase(_ name: String) -> String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// A path as a URI (RFC 3986): relative stays relative, absolute becomes `file:`.
    private static func uri(_ path: String) -> String {
        var encoded = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" + digits : digits)
            }
        }
        return path.hasPrefix("/") ? "file://" + encoded : encoded
    }
}
