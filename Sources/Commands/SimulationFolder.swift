import Foundation
import Services
import Simulation

/// A folder with an invented company: `script/`, `events.csv`, `mapping.yaml` and `truth.json`.
struct SimulationFolder {
    let path: String

    var scriptPath: String { path + "/script" }
    var eventsPath: String { path + "/events.csv" }
    var mappingPath: String { path + "/mapping.yaml" }

    /// Whether a company was written here to its end: the truth comes last.
    var isWritten: Bool { FileManager.default.fileExists(atPath: path + "/truth.json") }

    var request: ImportRequest {
        get throws {
            ImportRequest(
                files: [eventsPath], mappingText: try String(contentsOfFile: mappingPath, encoding: .utf8),
                mappingPath: mappingPath)
        }
    }

    /// Makes the folder; one that holds something already is left alone, and that is an error.
    func prepare() throws {
        let held = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        guard held.isEmpty else {
            throw CommandFailure.unusable("“\(path)” is not empty; name a new folder with --out")
        }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Makes the folder anew, whatever an interrupted run left in it.
    func prepareAgain() throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        try prepare()
    }

    /// Writes a company; gives the number of its events.
    func write(customers: Int, seed: UInt64, progress: (String) -> Void) throws -> Int {
        let simulation = try Simulation(customers: customers, seed: seed)
        var sink = FolderSink(path: path)
        let truth = try simulation.write(to: &sink) { done in
            progress("\(Figures.count(done)) of \(Figures.count(customers)) customers have lived")
        }
        try sink.finish()
        return truth.events
    }
}

/// Writes a company's files into a folder, one after the other.
private struct FolderSink: SimulationSink {
    let path: String
    private var open: (name: String, handle: FileHandle)?

    init(path: String) {
        self.path = path
    }

    mutating func write(_ bytes: [UInt8], to name: String) throws {
        if open?.name != name {
            try finish()
            let file = URL(filePath: path).appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file)
            open = (name, try FileHandle(forWritingTo: file))
        }
        try open?.handle.write(contentsOf: Data(bytes))
    }

    mutating func finish() throws {
        try open?.handle.close()
        open = nil
    }
}
