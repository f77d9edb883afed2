import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// Which scenes leave customers content.
struct ScoresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "How content customers were, month by month, by the last scene before they answered.",
        discussion: """
            throughline insight scores --data my-data
            throughline insight scores --data my-data --leaving-out feedback --format csv > scores.csv
            """)

    @Option(
        help: ArgumentHelp("The kind of event that is the asking and answering itself, no scene.", valueName: "kind"))
    var leavingOut = "feedback"

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let insight = try await data.open().services.insight
        let rows = try await insight.sceneScores(try await filter.filter(in: insight), leavingOut: leavingOut)
        try Renderer(format: output.format).write(.sceneScores(rows))
    }
}
