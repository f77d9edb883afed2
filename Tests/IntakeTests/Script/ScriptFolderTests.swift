import Experience
import Foundation
import Intake
import Testing

@Suite("A script lies in a folder")
struct ScriptFolderTests {
    /// A folder that is gone after the test.
    func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    func faults(_ folder: String) -> [Diagnostic] {
        do throws(DiagnosticList) {
            _ = try ScriptFolder.read(folder)
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test("what is written there is read from there, byte for byte")
    func writeAndLoad() throws {
        try inFolder { folder in
            try ScriptFolder.write(ScriptTemplate.files, to: folder + "/new")
            #expect(try ScriptFolder.load(folder + "/new") == ScriptTemplate.files)
            #expect(ScriptCheckReport.ofFolder(folder + "/new/").outcome == .clean)
        }
    }

    @Test("other files there are left alone")
    func others() throws {
        try inFolder { folder in
            try ScriptFolder.write(ScriptTemplate.files, to: folder)
            for name in ["README.md", "journeys/notes.txt", "journeys/.hidden.yaml"] {
                try "x: [".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            #expect(try ScriptFolder.load(folder).count == 2)
        }
    }

    @Test("a folder that isn't there, isn't one, or has no company is named")
    func missing() throws {
        try inFolder { folder in
            #expect(faults(folder + "/nowhere").first?.message.hasPrefix("there is no folder") == true)
            #expect(faults(folder).first?.message.hasPrefix("there is no `company.yaml`") == true)
            try "".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
            #expect(faults(folder + "/file").first?.message.hasSuffix("is not a folder") == true)
            #expect(ScriptCheckReport.ofFolder(folder).outcome == .unusable)
        }
    }

    @Test("links that lead out of the folder, and folders named like files, are refused")
    func links() throws {
        try inFolder { folder in
            let script = folder + "/script"
            try ScriptFolder.write(ScriptTemplate.files, to: script)
            try "secret: 1".write(toFile: folder + "/secret.yaml", atomically: true, encoding: .utf8)
            try FileManager.default.createSymbolicLink(
                atPath: script + "/journeys/a.yaml", withDestinationPath: "../../secret.yaml")
            try FileManager.default.createDirectory(
                atPath: script + "/journeys/b.yaml", withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(
                atPath: script + "/journeys/c.yaml", withDestinationPath: "have-a-bicycle-mended.yaml")
            let found = faults(script)
            #expect(found.map(\.location.file) == [script + "/journeys/a.yaml", script + "/journeys/b.yaml"])
            #expect(found.first?.message == "this is a link that leads out of the folder")
        }
    }

    @Test("a file that is no text is named with its place, as seen from here")
    func encoding() throws {
        try inFolder { folder in
            try Data([0x61, 0x0A, 0xFF]).write(to: URL(fileURLWithPath: folder + "/company.yaml"))
            #expect(faults(folder).map(\.location) == [SourceLocation(file: folder + "/company.yaml", line: 2)])
        }
    }

    @Test("nothing is written over another file, and then nothing at all")
    func overwrite() throws {
        try inFolder { folder in
            try "mine".write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
            #expect(throws: DiagnosticList.self) { try ScriptFolder.write(ScriptTemplate.files, to: folder) }
            #expect(!FileManager.default.fileExists(atPath: folder + "/journeys"))
            let outside = [ScriptFile(path: "../company.yaml", text: "x")]
            #expect(throws: DiagnosticList.self) { try ScriptFolder.write(outside, to: folder) }
        }
    }
}
