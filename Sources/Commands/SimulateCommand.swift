import ArgumentParser
import Foundation
import Services

/// Writes the demonstration company as files.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Writes an invented company: script, events, mapping, and the truth that was planted in them.",
        discussion: """
            throughline simulate --out wren --customers 20000 --seed 7
            throughline import --mapping wren/mapping.yaml wren/events.csv --data wren-data
            """)

    @Option(help: ArgumentHelp("The folder to write; it must be new or empty.", valueName: "dir"))
    var out: String

    @Option(help: "How many customers; about 50 events each.")
    var customers = 20_000

    @Option(help: "The same seed gives the same bytes.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (1...2_000_000).contains(customers) else {
            throw ValidationError("--customers must be 1 to 2,000,000.")
        }
    }

    func run() async throws {
        let folder = SimulationFolder(path: out)
        try folder.prepare()
        let events = try folder.write(customers: customers, seed: seed) { Terminal.progress($0) }
        Terminal.endProgress()
        Terminal.say("Wrote \(Figures.count(events)) events of \(Figures.count(customers)) customers to \(out).")
    }
}
