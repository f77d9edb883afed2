import ArgumentParser
import Assembly
import Foundation
import JourneyEngine
import Services

/// Brings the table into a fresh installation and says what that took.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Imports the table into a fresh data folder, durably, ready for questions.")

    @Option(help: ArgumentHelp("The workload's table.", valueName: "file"))
    var csv: String

    @OptionGroup var store: StoreOptions

    private struct Loaded: Encodable {
        let step = "load"
        let run: Run
        let events: Int
        let customers: Int
        /// Bytes of the largest memory resident while loading, of that resident afterwards, of the events and names of
        /// the log alone, and of the data folder.
        let peakMemory: Int
        let restingMemory: Int
        let logMemory: Int
        let store: Int
    }

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: store.data) else {
            throw BenchError("\(store.data) is there already: loading is measured into a fresh folder")
        }
        // The table is to come from the page cache.
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: csv))
        while let piece = try file.read(upToCount: 1 << 24), !piece.isEmpty {}
        try file.close()
        Machine.forgetPeak()
        let meter = Meter()
        let installation = try await Installation.open(store.data, for: .working)
        try await WorkloadStore.load(csv, into: installation)
        await installation.services.footage.settle()
        let engine = Engine(log: installation.services.footage.log, script: nil)
        let run = meter.read()
        try Report.line(
            Loaded(
                run: run, events: engine.log.eventCount, customers: engine.log.customerCount,
                peakMemory: Machine.peakMemory(), restingMemory: Machine.memory(), logMemory: engine.log.memory,
                store: WorkloadFiles.size(of: store.data)))
        try await installation.close()
    }
}
