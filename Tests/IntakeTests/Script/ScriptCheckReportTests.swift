import Experience
import Foundation
import Intake
import Testing

@Suite("A check is reported for terminals, programs and editors")
struct ScriptCheckReportTests {
    /// Nobody owns packing; the missing answer for the hand-off is silenced.
    func broken() throws -> ScriptCheckReport {
        let journey = ScriptSamples.journey.replacing("        owner: warehouse\n", with: "")
            .replacing("    wait: 1d\n", with: "    wait: 1d\n    carries: [size]\n")
        return ScriptCheckReport(try ScriptReader.read(files: ScriptSamples.files(journey: journey)))
    }

    @Test("the text names file, line and column, the remedy, and sums up")
    func text() throws {
        let text = try broken().text
        #expect(text.contains("journeys/buy-a-dress.yaml:28:9: error TL001: “Pack” belongs to no department\n"))
        #expect(text.contains("    help: name the one department that answers for it: `owner: <department>`\n"))
        #expect(text.contains("1 x TL001 error: A touchpoint that no department owns (docs/script/rules/TL001.md)\n"))
        #expect(text.hasSuffix("2 findings: 1 error, 1 warning. 1 finding silenced with a reason.\n"), "\(text)")
    }

    @Test("a clean script says what was looked at")
    func clean() throws {
        let text = ScriptCheckReport(try ScriptReader.read(files: ScriptTemplate.files)).text
        #expect(
            text == """
                No findings in 1 journey with 5 touchpoints and 4 hand-offs of 3 departments, by \
                \(ScriptCheck.rules.count) rules.\n
                """)
    }

    @Test("exit codes: clean 0, an error 1, no script 2; warnings alone are 0")
    func exitCodes() throws {
        #expect(try broken().outcome.rawValue == 1)
        #expect(ScriptCheckReport(try ScriptReader.read(files: ScriptTemplate.files)).outcome.rawValue == 0)
        let warned = ScriptSamples.journey.replacing("[warehouse]", with: "[]")
        let report = ScriptCheckReport(try ScriptReader.read(files: ScriptSamples.files(journey: warned)))
        #expect(report.count(.warning) > 0)
        #expect(report.outcome.rawValue == 0)
        let list = DiagnosticList([Diagnostic(at: SourceLocation(file: "a", line: 1), "broken")])
        #expect(ScriptCheckReport(problems: list).outcome.rawValue == 2)
        #expect(ScriptCheckReport(problems: list).text.hasPrefix("a:1:1: error: broken\n"))
    }

    @Test("the JSON has every field under its documented name")
    func json() throws {
        let object = try #require(JSONSerialization.jsonObject(with: Data(broken().json.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["outcome", "summary", "problems", "findings", "suppressed"])
        #expect(object["outcome"] as? String == "errors")
        let findings = try #require(object["findings"] as? [[String: Any]])
        let finding = try #require(findings.first { $0["rule"] as? String == "TL001" })
        #expect(finding["file"] as? String == "journeys/buy-a-dress.yaml")
        #expect(finding["line"] as? Int == 28)
        #expect(finding["element"] as? [String: String] == ["kind": "touchpoint", "name": "pack"])
        #expect(finding["help"] as? String == "docs/script/rules/TL001.md")
        let suppressed = try #require(object["suppressed"] as? [[String: Any]])
        #expect(suppressed.first?["reason"] as? String == "Nothing to carry yet.")
    }

    @Test("the SARIF log is of version 2.1.0 with rules, places and suppressions")
    func sarif() throws {
        let text = try broken().sarif(documentation: "https://docs.example/")
        let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.compactMap { $0["id"] as? String } == ["TL000"] + ScriptCheck.rules.map(\.code.text))
        #expect(rules[1]["helpUri"] as? String == "https://docs.example/docs/script/rules/TL001.md")
        let results = try #require(run["results"] as? [[String: Any]])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            let level = try #require(result["level"] as? String)
            #expect(["error", "warning", "note"].contains(level))
        }
        let silenced = results.compactMap { ($0["suppressions"] as? [[String: Any]])?.first }
        #expect(silenced.first?["kind"] as? String == "inSource")
        #expect(silenced.first?["justification"] as? String == "Nothing to carry yet.")
    }

    @Test("in SARIF, faults of the files are results too, and paths become URIs")
    func sarifProblems() throws {
        let fault = Diagnostic(at: SourceLocation(file: "/a b/ü.yaml", line: 3, column: 2), "broken")
        let text = ScriptCheckReport(problems: DiagnosticList([fault])).sarif()
        #expect(text.contains("\"file:///a%20b/%C3%BC.yaml\""))
        #expect(text.contains("\"ruleId\" : \"TL000\""))
        #expect(text.contains("\"executionSuccessful\" : false"))
    }
}
