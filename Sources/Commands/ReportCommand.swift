import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// The continuity report on the terminal.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Where the story breaks: continuity gaps, whom they hurt, at whose hand-off, and what goes with them.",
        discussion: """
            throughline report --data my-data
            throughline report --journey buy-a-dress --from 2026-01-01 --rank customers
            throughline report --format csv > gaps.csv
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "What gaps are ranked by.")
    var rank: GapRanking = .moneyAtRisk

    @Option(help: "How many gaps the text lists; JSON and CSV always have all.")
    var limit = 20

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
    }

    func run() async throws {
        let services = try await data.open().services
        try await Self.print(services, filter: filter, rank: rank, limit: limit, format: output.format)
    }

    /// The same report for `demo --report`.
    static func print(
        _ services: ServiceSet, filter: FilterOptions?, rank: GapRanking, limit: Int, format: OutputFormat
    ) async throws {
        let insight = services.insight
        let answer = try await insight.continuity(
            try await filter?.filter(in: insight) ?? InsightFilter(), rankedBy: rank)
        let calendar = try await insight.choices().calendar
        try Renderer(format: format).write(
            Table(continuity: answer), json: ContinuityJSON(answer),
            text: ContinuityText(answer, calendar: calendar).text(limit: limit))
    }
}

extension GapRanking: ExpressibleByArgument {}
