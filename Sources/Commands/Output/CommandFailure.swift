import Asking
import Assembly
import Backup
import Experience
import Foundation
import Intake
import Services

/// A command that can't do what it was asked: what to tell the person, and the exit code that scripts can use.
struct CommandFailure: Error {
    let message: String
    let exitCode: Int32

    /// Findings were reported in the answer itself; nothing more to say.
    static let findings = CommandFailure(message: "", exitCode: 1)

    /// Input that can't be used: a file, a mapping, a folder.
    static func unusable(_ message: String) -> CommandFailure {
        CommandFailure(message: message, exitCode: 2)
    }

    init(message: String, exitCode: Int32) {
        self.message = message
        self.exitCode = exitCode
    }

    /// What an error from below means at the command line.
    init(translating error: any Error) {
        switch error {
        case let list as DiagnosticList: self = .unusable("\n" + list.description)
        case let diagnostic as Diagnostic: self = .unusable(diagnostic.description)
        case let filter as FilterError: self = .unusable("--" + filter.parameter + ": " + filter.message)
        case let installation as InstallationError: self = .unusable(installation.message)
        case let failure as BackupFailure: self = .unusable("\(failure)")
        case let problem as RetentionProblem: self = .unusable("\(problem)")
        case let problem as PersonProblem: self = .unusable("\(problem)")
        case let problem as MergeProblem: self = .unusable("\(problem)")
        case let refusal as MemoryRefusal: self = .unusable("\(refusal)")
        case let problem as PartialsProblem: self = .unusable(problem.description)
        case let cocoa as CocoaError: self = .unusable(Self.words(for: cocoa))
        default: self.init(message: "\(error)", exitCode: 70)
        }
    }

    private static func words(for error: CocoaError) -> String {
        let path = error.filePath.map { " (\($0))" } ?? ""
        return switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file\(path)"
        case .fileReadNoPermission, .fileWriteNoPermission: "no permission\(path)"
        case .fileWriteOutOfSpace: "the disk is full\(path)"
        case .fileWriteUnknown: "the disk can't be written\(path); check that it has room and is sound, and try again"
        default: "the file can't be used\(path): \(error.localizedDescription)"
        }
    }
}
