import Foundation

/// Finds the golden cases under some folders and holds the product against them.
package enum GoldenRun {
    /// Runs every case, in the order of area and name; `show` gets each one's lines as soon as they are known.
    package static func report(on folders: [String], show: (String) -> Void = { _ in }) -> GoldenReport {
        var report = GoldenReport()
        for folder in folders {
            do throws(GoldenInputError) {
                for file in try caseFiles(under: folder) { run(file, into: &report, show: show) }
            } catch {
                report.problems.append(error.description)
            }
        }
        return report
    }

    private static func run(_ file: URL, into report: inout GoldenReport, show: (String) -> Void) {
        do throws(GoldenInputError) {
            let golden = try GoldenCase(contentsOf: file)
            let result = GoldenResult(of: golden, by: GoldenRegistry.check(for: golden))
            if case .unusable(let reason) = result.outcome { throw GoldenInputError(reason) }
            result.lines.forEach(show)
            report.results.append(result)
        } catch {
            report.problems.append("\(file.path): \(error)")
        }
    }

    private static func caseFiles(under folder: String) throws(GoldenInputError) -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw GoldenInputError("\(folder): there is no such folder; name a folder of golden cases")
        }
        let found = FileManager.default.subpaths(atPath: folder) ?? []
        let cases = found.filter { $0.hasSuffix(".json") }.sorted()
        if cases.isEmpty { throw GoldenInputError("\(folder): holds no .json file; name a folder of golden cases") }
        return cases.map { URL(filePath: folder).appending(path: $0) }
    }
}
