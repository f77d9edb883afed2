import ArgumentParser
import Assembly
import Services

/// The list of merges, with those that were undone.
struct PersonMergesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merges", abstract: "Lists which ids were made one customer when and why, and which were split.")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let merges = try await data.open().services.merges.merges()
        let table = Table(merges: merges)
        try Renderer(format: output.format).write(
            table, json: MergesJSON(merges), text: merges.isEmpty ? "Nobody was merged.\n" : table.text())
    }
}
