import Experience
import Intake
import Testing

@Suite("The example that `script new` writes")
struct ScriptTemplateTests {
    @Test("checks clean, without a single note")
    func clean() throws {
        let report = ScriptCheckReport(try ScriptReader.read(files: ScriptTemplate.files))
        #expect(report.findings.isEmpty, "\(report.text)")
        #expect(report.outcome == .clean)
    }

    @Test("is small and explains itself")
    func small() throws {
        let script = try ScriptReader.read(files: ScriptTemplate.files).script
        #expect(script.company.departments.count == 3)
        #expect(script.journeys.count == 1)
        for file in ScriptTemplate.files { #expect(file.text.split(separator: "\n").count { $0.contains("# ") } >= 8) }
    }
}
