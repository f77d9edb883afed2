import Experience
import Intake
import Testing

@Suite("No file traps the reader of scripts, and every fault has a place")
struct ScriptFuzzTests {
    private static let pieces = [
        "\n", " ", "  ", ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "#", "&a ", "*a", "!", "!!int ", "|", ">", "?",
        "\t", "\0", "\u{85}", "\u{FEFF}", "null", "~", "true", "99999999999999999999", "-1", "1e400", "id: ", "<<: ",
        "---\n", "...\n", "%YAML 9.9\n", "stages:\n", "2d", "é", "🙂", "@", "`", "\r\n", "\\", "e\u{301}",
    ]

    @Test("a thousand broken scripts", arguments: 0..<20)
    func mutations(_ part: UInt64) {
        var dice = Dice(seed: part &+ 1)
        for _ in 0..<50 {
            let sources = dice.chance(0.5) ? ScriptSamples.files : ScriptTemplate.files
            let files = sources.map { file in
                dice.chance(0.7) ? ScriptFile(path: file.path, text: mutated(file.text, &dice)) : file
            }
            check(files)
        }
    }

    private func check(_ files: [ScriptFile]) {
        do throws(DiagnosticList) {
            let reading = try ScriptReader.read(files: files)
            let report = ScriptCheckReport(reading)
            #expect(report.findings.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 })
            #expect(!report.text.isEmpty)
        } catch {
            #expect(!error.diagnostics.isEmpty)
            for fault in error.diagnostics {
                let lines = files.first { $0.path == fault.location.file }.map { lineCount($0.text) } ?? 0
                // A parser may stop at the end of the file: one line past the last.
                #expect((1...lines + 1).contains(fault.location.line), "\(fault)")
                #expect(fault.location.column >= 1, "\(fault)")
                #expect(!fault.message.isEmpty)
            }
        }
    }

    /// Lines as YAML counts them, which breaks them at more places than editors do.
    private func lineCount(_ text: String) -> Int {
        1 + text.unicodeScalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
    }

    private func mutated(_ text: String, _ dice: inout Dice) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...dice.below(4) {
            let place = dice.below(scalars.count)
            switch dice.below(5) {
            case 0: scalars.removeSubrange(place..<min(scalars.count, place + 1 + dice.below(12)))
            case 1: scalars.insert(contentsOf: Self.pieces[dice.below(Self.pieces.count)].unicodeScalars, at: place)
            case 2: if !scalars.isEmpty { scalars[place] = Unicode.Scalar(UInt8(dice.below(128))) }
            case 3:
                let end = min(scalars.count, place + dice.below(80))
                scalars.insert(contentsOf: Array(scalars[place..<end]), at: dice.below(scalars.count))
            default: scalars.removeSubrange(place...)
            }
            if scalars.isEmpty { break }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }
}
