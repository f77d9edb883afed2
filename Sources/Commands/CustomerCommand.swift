import ArgumentParser
import Assembly
import Services

/// One customer's story on the terminal.
struct CustomerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer",
        abstract: "One customer's story: everything in order, with the places where it broke.",
        discussion: """
            throughline customer C000123 --data my-data
            throughline customer C000123 --format json
            """)

    @Argument(help: "The customer's id, as it came with the events.")
    var id: String

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let services = try await data.open().services
        guard let answer = try await services.stories.story(of: id) else {
            let near = try await services.stories.search(String(id.prefix(3)), limit: 3)
            let hint = near.isEmpty ? "" : "; there are \(near.joined(separator: ", "))"
            throw CommandFailure.unusable("no customer is called “\(id)”\(hint)")
        }
        let calendar = try await services.insight.choices().calendar
        try Renderer(format: output.format).write(
            Table(story: answer, calendar: calendar), json: StoryJSON(answer),
            text: StoryText(answer, calendar: calendar).text)
    }
}
