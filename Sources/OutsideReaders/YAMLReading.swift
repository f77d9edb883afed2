import Experience
import Intake

/// Mappings and scripts: faults have places, and a script that is written reads back the same.
enum YAMLReading {
    static func mapping(_ bytes: [UInt8]) throws {
        do throws(DiagnosticList) {
            _ = try Mapping(yaml: String(decoding: bytes, as: UTF8.self), file: "m.yaml")
        } catch {
            try check(error)
        }
    }

    /// A byte that no text has stands between the files: the company's, then the journeys'.
    static func script(_ bytes: [UInt8]) throws {
        let texts = bytes.split(separator: 0xFF, omittingEmptySubsequences: false)
        var files: [ScriptFile] = []
        do throws(Diagnostic) {
            for (number, text) in texts.prefix(4).enumerated() {
                let path = number == 0 ? ScriptFile.companyPath : "\(ScriptFile.journeysFolder)j\(number).yaml"
                files.append(try ScriptFile(path: path, bytes: Array(text)))
            }
        } catch {
            return try RecordReading.checkPlace(error)
        }
        let reading: ScriptReading
        do throws(DiagnosticList) {
            reading = try ScriptReader.read(files: files)
        } catch {
            return try check(error)
        }
        _ = ScriptCheckReport(reading).text
        let written = ScriptWriter.files(for: reading.script, suppressions: reading.suppressions)
        guard let again = try? ScriptReader.read(files: written) else {
            throw BrokenPromise("what is written can't be read: \(written.map(\.text))")
        }
        // Files are read in the order of their names, which are the journeys' from now on.
        let before = reading.script.journeys.sorted { "\($0.id)" < "\($1.id)" }
        let after = again.script.journeys.sorted { "\($0.id)" < "\($1.id)" }
        try promise(again.script.company == reading.script.company && before == after, "written it is another")
    }

    private static func check(_ faults: DiagnosticList) throws(BrokenPromise) {
        try promise(!faults.diagnostics.isEmpty, "refused without a reason")
        for fault in faults.diagnostics { try RecordReading.checkPlace(fault) }
    }
}
