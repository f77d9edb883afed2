import ArgumentParser
import Assembly

/// Asks while events keep coming in.
struct SustainedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sustained", abstract: "Asks every question while events keep coming in.")

    @OptionGroup var store: StoreOptions

    @Option(help: "Events a second.")
    var rate = 50_000

    @Option(help: "How long, in seconds.")
    var seconds = 5

    func run() async throws {
        let installation = try await Installation.open(store.data, for: .working)
        try Report.line(
            try await SustainedAppends.measure(installation, eventsPerSecond: rate, seconds: seconds))
        try await installation.close()
    }
}
