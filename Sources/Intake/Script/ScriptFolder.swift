package import Experience
import Foundation

/// A script's files in a folder on disk: `company.yaml` and `journeys/*.yaml`.
package enum ScriptFolder {
    /// Reads the files; others in the folder are left alone. Links that lead out of the folder are refused, so that a
    /// script from elsewhere can't show what it has no business with.
    package static func load(_ folder: String) throws(DiagnosticList) -> [ScriptFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw fault(folder, "there is no folder `\(folder)`", "name the folder that holds `company.yaml`")
        }
        guard isFolder.boolValue else {
            throw fault(folder, "`\(folder)` is not a folder", "name the folder that holds `company.yaml`")
        }
        let company = path(folder, ScriptFile.companyPath)
        guard FileManager.default.fileExists(atPath: company) else {
            throw fault(
                company, "there is no `company.yaml` in `\(folder)`",
                "name the folder that holds it; `throughline script new <folder>` writes a first one")
        }
        var files: [ScriptFile] = []
        var faults: [Diagnostic] = []
        for name in [ScriptFile.companyPath] + journeyPaths(in: folder) {
            do throws(Diagnostic) {
                files.append(try file(name, in: folder))
            } catch {
                faults.append(error)
            }
        }
        guard faults.isEmpty else { throw DiagnosticList(faults) }
        return files
    }

    /// Reads the script in a folder; all places name files as they are seen from here.
    package static func read(_ folder: String) throws(DiagnosticList) -> ScriptReading {
        let files = try load(folder)
        do throws(DiagnosticList) {
            var reading = try ScriptReader.read(files: files)
            reading.sourceMap = reading.sourceMap.under(folder)
            return reading
        } catch {
            throw error.under(folder)
        }
    }

    private static func journeyPaths(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder, "journeys"))) ?? []
        return names.map { ScriptFile.journeysFolder + $0 }.filter(ScriptFile.isJourneyPath).sorted()
    }

    private static func file(_ name: String, in folder: String) throws(Diagnostic) -> ScriptFile {
        let full = path(folder, name)
        let place = SourceLocation(file: full, line: 1)
        let home = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        let target = URL(fileURLWithPath: full).resolvingSymlinksInPath().path
        guard target.hasPrefix(home.hasSuffix("/") ? home : home + "/") else {
            throw Diagnostic(
                at: place, "this is a link that leads out of the folder", suggestion: "put the file itself there")
        }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: target),
            attributes[.type] as? FileAttributeType == .typeRegular
        else {
            throw Diagnostic(at: place, "this is not a file", suggestion: "put a YAML file there")
        }
        guard let size = attributes[.size] as? Int, size <= YAMLLimits.maximumBytes else {
            throw Diagnostic(
                at: place, "this file is larger than \(YAMLLimits.maximumBytes >> 20) MiB", suggestion: "split it")
        }
        guard let data = FileManager.default.contents(atPath: target) else {
            throw Diagnostic(at: place, "this file can't be read", suggestion: "check who may read it")
        }
        var file = try ScriptFile(path: full, bytes: [UInt8](data))
        file.path = name
        return file
    }

    static func path(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func fault(_ file: String, _ message: String, _ suggestion: String) -> DiagnosticList {
        DiagnosticList([Diagnostic(at: SourceLocation(file: file, line: 1), message, suggestion: suggestion)])
    }
}
