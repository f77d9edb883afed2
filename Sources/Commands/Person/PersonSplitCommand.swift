import ArgumentParser
import Assembly
import Services

/// Takes back that two ids are the same human.
struct PersonSplitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Undoes the merge that absorbed an id: two customers again, exactly as before.",
        discussion: """
            throughline person split C000123 --reason "father and son" --data my-data

            Exit code 0: they are two. 2: nothing was changed, and the message says why.
            """)

    @Argument(help: "The id that was absorbed.")
    var absorbed: String

    @Option(help: ArgumentHelp("Kept with the date.", valueName: "text"))
    var reason: String

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let installation = try await data.open(for: .working)
        let merge = try await installation.services.merges.split(absorbed, reason: reason)
        try Renderer(format: output.format).write(
            Table(merges: [merge]), json: MergeJSON(merge), text: MergeText(merge).text)
        try await installation.close()
    }
}
