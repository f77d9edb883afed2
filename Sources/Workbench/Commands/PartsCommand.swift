import ArgumentParser
import Foundation

/// Measures the parts of the engine one by one.
struct PartsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parts", abstract: "Measures parsing, blocks, sorting, each operator, compaction and appends.")

    @Option(help: "How many events the parts work on.")
    var events = 100_000

    @Option(help: ArgumentHelp("Where the parts' files go.", valueName: "folder"))
    var folder: String

    @Flag(help: "Run every part once, for callgrind to count the instructions of.")
    var once = false

    func run() throws {
        for part in Part.all(on: try PartStage(events: events, folder: folder)) {
            try Report.line(once ? try part.once() : try part.measured())
        }
    }
}
