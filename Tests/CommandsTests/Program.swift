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

    var folder: String

    /// Runs to the end; both streams are drained side by side, so that neither can block the program.
    func run(_ arguments: String...) throws -> Outcome {
        let process = start(arguments)
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let errorReader = Drain(errors.fileHandleForReading)
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
            errors: String(decoding: errorReader.wait(), as: UTF8.self))
    }

    /// A process of the program, not yet running.
    func start(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }
}

/// Reads a pipe to its end on a thread of its own.
private final class Drain: Sendable {
    private let thread: Thread
    private let done = DispatchSemaphore(value: 0)
    private let box: Box

    /// Written by the reading thread before it signals, read only after the signal: never at the same time.
    private final class Box: @unchecked Sendable {
        var data = Data()
    }

    init(_ handle: FileHandle) {
        let box = Box()
        let done = done
        self.box = box
        thread = Thread {
            box.data = handle.readDataToEndOfFile()
            done.signal()
        }
        thread.start()
    }

    func wait() -> Data {
        done.wait()
        return box.data
    }
}
