import Foundation
import GoldenChecks
import Testing

/// Small golden folders of our own: what the runner makes of right, wrong and broken ones.
@Suite final class GoldenFormatTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func write(_ text: String, as file: String = "case.json") throws {
        try Data(text.utf8).write(to: folder.appending(path: file))
    }

    private func report() -> GoldenReport { GoldenRun.report(on: [folder.path]) }

    private func proportions(_ wilson: String, tolerance: String = "1e-9", name: String = "proportion_intervals")
        -> String
    {
        """
        {"area": "01_scores", "case": "\(name)", "inputs": {"files": {}, "params": {}},
         "tolerance": {"rel": \(tolerance), "abs": 0},
         "expected": [{"k": 0, "n": 10, "wilson": \(wilson), "beta": null, "agresti_coull": null, "jeffreys": null,
          "normal": [0, 0], "wilson_90": null}]}
        """
    }

    @Test func aRightCasePassesAndCountsItsValues() throws {
        try write(proportions("[0.0, 0.27753279986288926]"))
        #expect(report().results.flatMap(\.lines) == ["pass 01_scores/proportion_intervals (6 values)"])
        #expect(report().closingLine == "1 passed, 0 failed, 0 skipped")
        #expect(report().exitCode == 0)
    }

    @Test func aFurtherSetGoesToTheSameCheck() throws {
        try write(proportions("[0.0, 0.27753279986288926]", name: "proportion_intervals_c"))
        #expect(report().passed == 1)
        try write(proportions("[0.0, 0.27753279986288926]", name: "proportion_intervals_other"))
        #expect(report().skipped == 1)
    }

    @Test func aWrongValueFailsWithItsPath() throws {
        try write(proportions("[0.0, 0.3]"))
        let lines = report().results.flatMap(\.lines)
        #expect(lines.first == "fail 01_scores/proportion_intervals")
        #expect(lines.count == 2 && lines[1].hasPrefix("  [0].wilson[1]: computed 0.2775327998"))
        #expect(report().exitCode == 1)
        try write(proportions("[0.0, 0.3]", tolerance: "0.1"))
        #expect(report().exitCode == 0)
    }

    @Test func aValueThatIsNotComputedIsADifference() throws {
        try write(proportions("[0.0, 0.27753279986288926], \"score\": [0, 1]"))
        #expect(report().results.flatMap(\.lines).last == "  [0].score: computed nothing, expected an array of 2")
    }

    @Test func aCaseOfAnotherAreaIsUnsupported() throws {
        try write(#"{"area": "09_other", "case": "thing", "expected": {}}"#)
        #expect(report().results.flatMap(\.lines) == ["unsupported 09_other/thing"])
        #expect(report().closingLine == "0 passed, 0 failed, 1 skipped")
    }

    @Test(arguments: [
        ("{\n\"area\": 1,\n}", "line 3"), ("", "ends too early"), ("[1, 2", "expected , or ]"),
        ("{} x", "follows the end"),
        ("{\"a\": tru}", "expected true"), ("{\"a\": 1.2.3}", "no number"), ("{\"a\": \"b", "not closed"),
        ("[\"\\q\"]", "escape"), ("{\"area\": \"a\"}", "needs \"area\", \"case\" and \"expected\""),
        ("{1: 2}", "double quotes"),
    ])
    func brokenFilesAreNamedWithTheirFault(text: String, fault: String) throws {
        try write(text)
        let report = report()
        #expect(report.exitCode == 2)
        #expect(report.problems.count == 1)
        #expect(report.problems.first?.contains("case.json: ") == true)
        #expect(report.problems.first?.contains(fault) == true, "\(report.problems)")
    }

    @Test func deepNestingIsRefusedNotFatal() throws {
        try write(String(repeating: "[", count: 100_000))
        #expect(report().problems.first?.contains("levels deep") == true)
    }

    @Test func aMissingTableIsUnusable() throws {
        let waves = #"{"area": "01_scores", "case": "nps_paired_waves", "inputs": {"files": {FILES}}, "expected": {}}"#
        try write(waves.replacing("FILES", with: ""))
        #expect(report().problems.first?.contains("inputs.files has no \"waves\"") == true)
        try write(waves.replacing("FILES", with: #""waves": "waves.csv""#))
        #expect(report().problems.first?.contains("waves.csv: can't be read") == true)
        try write("customer,wave1,wave2\n1,9\n", as: "waves.csv")
        #expect(report().problems.first?.contains("record 2 has 2 fields, the header has 3") == true)
        try write("customer,wave1,wave2\n1,9,x\n", as: "waves.csv")
        #expect(report().problems.first?.contains("column wave2: \"x\" is no number") == true)
        #expect(report().exitCode == 2)
    }

    @Test func foldersThatHoldNothingAreRefused() {
        #expect(report().problems.first?.contains("holds no .json file") == true)
        let missing = GoldenRun.report(on: [folder.appending(path: "nowhere").path])
        #expect(missing.problems.first?.contains("there is no such folder") == true)
        #expect(missing.exitCode == 2)
    }

    @Test func quotedFieldsOfATableKeepTheirCommas() throws {
        try write(
            #"""
            {"area": "01_scores", "case": "nps_parse_dirty", "inputs": {"files": {"raw": "raw.csv"}},
             "expected": {"valid_n": 2, "rejected_n": 3, "histogram_0_10": null, "nps": null, "mean": null, "sd_ddof1": null}}
            """#)
        try write("id,\"score\"\r\n1,\"9,5\"\r\n2, 9\r\n3,\"\"\r\n4,\"1\"\"0\"\r\n5,10", as: "raw.csv")
        #expect(report().results.flatMap(\.lines) == ["pass 01_scores/nps_parse_dirty (2 values)"])
    }
}
