/// What became of one golden case.
package struct GoldenResult: Sendable {
    package enum Outcome: Sendable {
        case passed(values: Int)
        /// The paths that differ, each with the computed and the expected value.
        case failed([String])
        /// The product doesn't compute this; where it computes some of it, that was equal, and this is the rest.
        case unsupported(leavingOut: [String])
        /// The case's own files can't be used.
        case unusable(String)
    }

    package var area: String
    package var name: String
    package var outcome: Outcome

    /// The case as the product computes it.
    package init(of golden: GoldenCase, by check: GoldenCheck?) {
        area = golden.area
        name = golden.name
        do {
            outcome = try check.map { try Self.outcome(of: golden, by: $0) } ?? .unsupported(leavingOut: [])
        } catch let error as GoldenInputError {
            outcome = .unusable(error.description)
        } catch {
            outcome = .failed(["could not be computed: \(error)"])
        }
    }

    private static func outcome(of golden: GoldenCase, by check: GoldenCheck) throws -> Outcome {
        let leftOut = check.leftOut.filter { golden.expected[$0].map { !$0.isNull } ?? false }
        var expected = golden.expected
        if !leftOut.isEmpty, let members = expected.members {
            expected = .object(members.filter { !leftOut.contains($0.key) })
        }
        let comparison = Comparison(of: try check.compute(golden), with: expected, within: golden.tolerance)
        if !comparison.differences.isEmpty { return .failed(comparison.differences) }
        return leftOut.isEmpty ? .passed(values: comparison.valueCount) : .unsupported(leavingOut: leftOut)
    }

    /// The case's line on standard output; for a failure followed by the paths that differ.
    package var lines: [String] {
        switch outcome {
        case .passed(let values): ["pass \(area)/\(name) (\(values) values)"]
        case .failed(let differences): ["fail \(area)/\(name)"] + Self.indented(differences)
        case .unsupported(let leftOut): ["unsupported \(area)/\(name)\(remark(on: leftOut))"]
        case .unusable: []
        }
    }

    private func remark(on leftOut: [String]) -> String {
        let equal = leftOut.isEmpty ? nil : "equal but for \(leftOut.joined(separator: ", ")), not computed"
        let remarks = [equal, GoldenOmissions.reason(area: area, name: name)].compactMap(\.self)
        return remarks.isEmpty ? "" : " (\(remarks.joined(separator: ": ")))"
    }

    private static let shownDifferences = 20

    private static func indented(_ differences: [String]) -> [String] {
        let shown = differences.prefix(shownDifferences).map { "  \($0)" }
        let rest = differences.count - shown.count
        return rest > 0 ? shown + ["  and \(rest) more"] : shown
    }
}

/// What became of a folder of golden cases.
package struct GoldenReport: Sendable {
    package var results: [GoldenResult] = []
    /// Files and folders that could not be used at all.
    package var problems: [String] = []

    package init() {}

    package var passed: Int { results.count { if case .passed = $0.outcome { true } else { false } } }
    package var failed: Int { results.count { if case .failed = $0.outcome { true } else { false } } }
    package var skipped: Int { results.count { if case .unsupported = $0.outcome { true } else { false } } }

    package var closingLine: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }

    /// 0 nothing failed, 1 a case failed, 2 something could not be used.
    package var exitCode: Int32 { problems.isEmpty ? (failed == 0 ? 0 : 1) : 2 }
}
