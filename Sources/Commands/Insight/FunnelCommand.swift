import ArgumentParser
import Assembly
import Experience
import Services

/// How many customers reach each step.
struct FunnelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funnel",
        abstract: "How many customers reach each of some touchpoints, one after the other.",
        discussion: "throughline insight funnel order pay ship deliver feedback --within-days 30")

    @Argument(help: "Touchpoints in order, two or more.")
    var steps: [String]

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "Days from the first step within which the others count.")
    var withinDays = 30

    func validate() throws {
        guard steps.count >= 2 else { throw ValidationError("Name two or more touchpoints.") }
        guard (1...3_650).contains(withinDays) else { throw ValidationError("--within-days must be 1 to 3650.") }
    }

    func run() async throws {
        let insight = try await data.open().services.insight
        let rows = try await insight.funnel(
            try await insight.touchpoints(steps), within: .days(Int64(withinDays)), try await filter.filter(in: insight)
        )
        try Renderer(format: output.format).write(.funnel(rows))
    }
}
