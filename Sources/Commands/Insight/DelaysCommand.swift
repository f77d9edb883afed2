import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// Hand-offs that took too long, and the scores that came next.
struct DelaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delays",
        abstract: "Hand-offs that took longer than most of their kind, and the scores that came next.",
        discussion: """
            throughline insight delays --data my-data
            throughline insight delays --data my-data --percent 90 --within case --format csv
            """)

    @Option(help: "A hand-off is delayed when it takes longer than this percent of its kind.")
    var percent = 95

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var grouping: GroupingOptions
    @OptionGroup var output: FormatOptions

    func validate() throws {
        guard (1...99).contains(percent) else { throw ValidationError("--percent must be 1 to 99.") }
    }

    func run() async throws {
        let insight = try await data.open().services.insight
        let answer = try await insight.delays(
            percent: percent, try await filter.filter(in: insight), within: grouping.within)
        try Renderer(format: output.format).write(.delays(answer))
    }
}
