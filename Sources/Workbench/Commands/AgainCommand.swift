import ArgumentParser
import Assembly

/// Asks again: unchanged, and after new events.
struct AgainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "again", abstract: "Repeats every question, unchanged and after each thousand new events.")

    @OptionGroup var store: StoreOptions

    @Option(help: "How many events come between.")
    var events = 1_000

    func run() async throws {
        let installation = try await Installation.open(store.data, for: .working)
        try Report.line(try await AskedAgain.measure(installation, folder: store.data, newEvents: events))
        try await installation.close()
    }
}
