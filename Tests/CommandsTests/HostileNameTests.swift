import Foundation
import TestSupport
import Testing

/// Files are called what others called them; a name is told as it is, and does nothing.
@Suite("Names of imported files that mean harm")
struct HostileNameTests {
    private static let names = [
        "-rf.csv", "--help", "a\nb.csv", "a\u{1B}[2Jb.csv", "a\u{9B}31mb.csv", "\u{202E}vsc.exe", "🧵👨‍👩‍👧‍👦.csv",
        "$(touch outside).csv", "'; drop table import_run; --.csv", "=cmd|'/c calc'!A1.csv", "\"\u{301},=1.csv",
        String(repeating: "n", count: 251) + ".csv",
    ]

    @Test func areToldAndDoNothing() async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            try folder.write(Program.mapping, to: "m.yaml")
            for (number, name) in Self.names.enumerated() {
                // A row that goes in and one that doesn't, so that the name is in a rejects file, too.
                try folder.write("who,at,what\nc\(number),1000,order\nc,soon,order\n", to: "in/" + name)
                let outcome = try program.run("import", "--mapping", "m.yaml", "--data", "d", "--", "in/" + name)
                #expect(outcome.status == 0, "\(name.debugDescription): \(outcome.errors)")
                #expect(outcome.output.contains("1 events added"))
                #expect(Self.isHarmless(outcome.output + outcome.errors))
            }
            let missing = try program.run(
                "import", "--mapping", "m.yaml", "--data", "d", "--", "no\u{1B}[2J\u{202E}.csv")
            #expect(missing.status == 2 && Self.isHarmless(missing.errors))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { !$0.hasPrefix("output-") && !$0.hasPrefix("errors-") }
            #expect(names.sorted() == ["d", "in", "m.yaml"])
            let rejects = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "d/rejects"))
            #expect(rejects.count == Self.names.count)
            #expect(rejects.allSatisfy { $0.wholeMatch(of: /[0-9a-f-]+\.csv/) != nil }, "\(rejects)")
            #expect(try program.run("check", "--data", "d").status == 0)
        }
    }

    private static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let properties = scalar.properties
            return scalar == "\n" || properties.generalCategory != .control && !properties.isBidiControl
        }
    }
}
