import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The binary lies beside the test bundle.
    static let path: String = {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return bundle.appending(path: "throughline").path
    }()

    /// For a table of who did what, and when.
    static let mapping = """
        format: csv
        events:
          - customer: {column: who}
            time: {column: at, format: unix_ms}
            touchpoint: {column: what}

        """

    var folder: String
    /// Another of our programs, beside the one that is tested most.
    var name: String?
    /// Said to it beside what is said to us.
    var environment: [String: String] = [:]

    /// Runs to the end; both streams go to files, so that neither can block the program.
    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    func run(_ arguments: [String], input: String? = nil, output path: String? = nil) throws -> Outcome {
        let process = start(arguments)
        if let input {
            process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder).appending(path: input))
        }
        let output = try file("output", path)
        let errors = try file("errors")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: path == nil ? try String(contentsOf: output, encoding: .utf8) : "",
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    private func file(_ name: String, _ path: String? = nil) throws -> URL {
        let url = URL(filePath: folder).appending(path: path ?? "\(name)-\(UUID().uuidString)")
        try Data().write(to: url)
        return url
    }

    /// A process of the program, not yet running.
    func start(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path).deletingLastPathComponent()
            .appending(path: name ?? "throughline")
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }
}
