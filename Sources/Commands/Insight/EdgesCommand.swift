import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// What directly follows what.
struct EdgesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edges",
        abstract: "What directly follows what, how often and after how long.",
        discussion: """
            throughline insight edges --data my-data
            throughline insight edges --within case --journey buy-a-dress --format csv > edges.csv
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var grouping: GroupingOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let insight = try await data.open().services.insight
        let edges = try await insight.edges(try await filter.filter(in: insight), within: grouping.within)
        try Renderer(format: output.format).write(.edges(edges))
    }
}

extension Grouping: ExpressibleByArgument {}

/// `--within`, for questions about what follows what.
struct GroupingOptions: ParsableArguments {
    @Option(help: "Whose events are put in order: all of a customer, or those of one case (order, ticket).")
    var within: Grouping = .customer
}
