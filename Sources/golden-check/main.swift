import Foundation
import GoldenChecks

let folders = Array(CommandLine.arguments.dropFirst())
let usage = """
    Usage: golden-check FOLDER [FOLDER...]

    Computes every golden case under the folders and compares it with what is expected there.
    Prints `pass`, `fail` or `unsupported` for each and a closing line `N passed, N failed, N skipped`.
    Exit code: 0 none failed, 1 some failed, 2 a folder or file could not be used.
    """

if folders == ["--help"] || folders == ["-h"] {
    print(usage)
    exit(0)
}
if folders.isEmpty || folders.contains(where: { $0.hasPrefix("-") }) {
    FileHandle.standardError.write(Data("golden-check: name one or more folders of golden cases\n\(usage)\n".utf8))
    exit(2)
}
let report = GoldenRun.report(on: folders) { print($0) }
for problem in report.problems { FileHandle.standardError.write(Data("golden-check: \(problem)\n".utf8)) }
print(report.closingLine)
exit(report.exitCode)
