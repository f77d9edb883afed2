import ArgumentParser
import Assembly

/// Sends single events while their blocks are merged.
struct CompactionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compaction", abstract: "Sends events one by one while their small blocks are merged.")

    @OptionGroup var store: StoreOptions

    @Option(help: "How many events.")
    var events = 20_000

    func run() async throws {
        let installation = try await Installation.open(store.data, for: .working)
        try Report.line(try await CompactionPauses.measure(installation, events: events))
        try await installation.close()
    }
}
