import ArgumentParser
import Assembly
import Services

/// Says that two ids are the same human.
struct PersonMergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Makes one customer of two ids that are the same human; “person split” undoes it.",
        discussion: """
            throughline person merge C000123 --into C000456 --reason "same phone number, asked" --data my-data

            From then on every answer sees one customer, and what comes later under the absorbed id joins the story.
            Events stay stored under the ids under which they came. Over the folder's own database, stop the server
            first, or merge on its page of the customer.
            Exit code 0: they are one. 2: nothing was changed, and the message says why.
            """)

    @Argument(help: "The id that is to lead to the other.")
    var absorbed: String

    @Option(help: ArgumentHelp("The customer whose id is kept.", valueName: "id"))
    var into: String

    @Option(help: ArgumentHelp("Kept with the date, for whoever asks how it is known.", valueName: "text"))
    var reason: String

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let installation = try await data.open(for: .working)
        let merge = try await installation.services.merges.merge(absorbed, into: into, reason: reason)
        try Renderer(format: output.format).write(
            Table(merges: [merge]), json: MergeJSON(merge), text: MergeText(merge).text)
        try await installation.close()
    }
}
