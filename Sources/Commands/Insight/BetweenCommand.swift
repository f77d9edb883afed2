import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// How long it takes from one touchpoint to another.
struct BetweenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "between",
        abstract: "How long it takes from one touchpoint to another, whatever lies between.",
        discussion: """
            From each passage of the first touchpoint to the next of the second by the same customer (or case), if it \
            comes before the first is passed again.

            throughline insight between order ship --within case --data my-data
            """)

    @Argument(help: "Where it begins.")
    var from: String

    @Argument(help: "Where it ends.")
    var to: String

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var grouping: GroupingOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let services = try await data.open().services
        let touchpoints = try await services.insight.touchpoints([from, to])
        let answer = try await services.insight.between(
            touchpoints[0], touchpoints[1], try await filter.filter(in: services.insight), within: grouping.within)
        try Renderer(format: output.format).write(.between(answer))
    }
}
