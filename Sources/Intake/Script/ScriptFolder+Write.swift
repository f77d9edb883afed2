package import Experience
import Foundation

extension ScriptFolder {
    /// Writes a script's files into a folder, which is made when it isn't there. Refuses to write over a file that is
    /// there and different, before anything is written; an export twice to one place is fine.
    package static func write(_ files: [ScriptFile], to folder: String) throws(DiagnosticList) {
        let faults = files.compactMap { fault(writing: $0, to: folder) }
        guard faults.isEmpty else { throw DiagnosticList(faults) }
        for file in files {
            let target = path(folder, file.path)
            do {
                try FileManager.default.createDirectory(
                    at: URL(fileURLWithPath: target).deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: URL(fileURLWithPath: target), options: .atomic)
            } catch {
                throw DiagnosticList([
                    Diagnostic(
                        at: SourceLocation(file: target, line: 1), "this file can't be written",
                        suggestion: "check that the folder may be written to and that there is space")
                ])
            }
        }
    }

    private static func fault(writing file: ScriptFile, to folder: String) -> Diagnostic? {
        let target = path(folder, file.path)
        let place = SourceLocation(file: target, line: 1)
        guard file.path == ScriptFile.companyPath || ScriptFile.isJourneyPath(file.path) else {
            return Diagnostic(
                at: place, "this file has no place in a script",
                suggestion: "a script is `company.yaml` and `journeys/<name>.yaml`")
        }
        guard let there = FileManager.default.contents(atPath: target), there != Data(file.text.utf8) else {
            return nil
        }
        return Diagnostic(
            at: place, "there is another file already", suggestion: "name an empty folder, or move the file away first")
    }
}
