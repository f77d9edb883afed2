import Experience
import Intake
import Testing

@Suite("Files that nobody writes by hand are refused quickly")
struct ScriptHostileTests {
    func faults(company text: String) -> [String] {
        ScriptSamples.faults([ScriptFile(path: "company.yaml", text: text)])
    }

    @Test("anchors that multiply")
    func aliases() {
        let lines =
            ["a: &a [x, x, x, x, x, x, x, x, x]"]
            + zip("abcdefghi", "bcdefghij").map {
                "\($1): &\($1) [\(Array(repeating: "*\($0)", count: 9).joined(separator: ", "))]"
            }
        #expect(faults(company: lines.joined(separator: "\n")).first?.contains("anchors and aliases") == true)
    }

    @Test("nesting without end, in brackets and by indentation")
    func depth() {
        #expect(!faults(company: String(repeating: "[", count: 100_000)).isEmpty)
        #expect(!faults(company: String(repeating: "- ", count: 50_000)).isEmpty)
        let stairs = (0..<900).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(!faults(company: stairs).isEmpty)
    }

    @Test("a file without end")
    func size() {
        #expect(
            faults(company: String(repeating: "# nothing\n", count: 600_000)).first?.contains("larger than") == true)
    }

    @Test("more touchpoints than anybody designs")
    func count() {
        let many = (0..<2_500).map { "      - id: t\($0)" }.joined(separator: "\n")
        let journey = "journey: j\nstages:\n  - id: s\n    touchpoints:\n\(many)\n"
        let found = ScriptSamples.faults(ScriptSamples.files(journey: journey))
        #expect(found.contains { $0.contains("this script has 2500 touchpoints; at most 1000 are read") })
    }

    @Test("twenty thousand wrong references")
    func references() {
        let wrong = (0..<20_000).map { "w\($0)" }.joined(separator: ", ")
        let journey = "journey: j\nstages:\n  - id: s\n    touchpoints:\n      - id: t\n        asks: [\(wrong)]\n"
        #expect(ScriptSamples.faults(ScriptSamples.files(journey: journey)).count >= 20_000)
    }

    @Test("the largest script that is read is checked in no time")
    func largest() throws {
        let touchpoints = (0..<1_000).map { "      - {id: t\($0), asks: [size], gives: [size]}" }
        let handOffs = (0..<4_999).map {
            "  - {from: t\($0 % 1_000), to: t\(($0 * 7 + $0 / 1_000 + 1) % 1_000), carries: [size]}"
        }
        let journey =
            "journey: j\nstages:\n  - id: s\n    touchpoints:\n" + touchpoints.joined(separator: "\n")
            + "\nhand_offs:\n" + handOffs.joined(separator: "\n") + "\n"
        let company = ScriptSamples.company.replacing("at: browse > pack", with: "at: company")
        let reading = try ScriptReader.read(files: ScriptSamples.files(company: company, journey: journey))
        #expect(ScriptCheckReport(reading).outcome == .errors)
    }

    @Test("bytes that are no text, with their place")
    func encoding() {
        #expect(throws: Diagnostic.self) {
            try ScriptFile(path: "company.yaml", bytes: Array("a: ü\nb: ".utf8) + [0xFC])
        }
        do throws(Diagnostic) {
            _ = try ScriptFile(path: "company.yaml", bytes: Array("a: ü\nb: ".utf8) + [0xFC])
        } catch {
            #expect(error.location == SourceLocation(file: "company.yaml", line: 2, column: 4))
        }
    }
}
