import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// How many customers reach each step.
struct FunnelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funnel",
        abstract: "How many customers reach each of some touchpoints, one after the other.",
        discussion: """
            throughline insight funnel order pay ship deliver feedback --within-days 30
            throughline insight funnel order deliver --censored --ends cancel --silence-days 60
            """)

    @Argument(help: "Touchpoints in order, two or more.")
    var steps: [String]

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "Days from the first step within which the others count.")
    var withinDays = 30

    @Flag(help: "The share that reaches each step, with customers who are still under way told apart from lost ones.")
    var censored = false

    @Option(
        help: ArgumentHelp(
            "With --censored: a touchpoint after which a step can't be reached any more; may be given several times. "
                + "The journey's designed ends unless said.", valueName: "touchpoint"))
    var ends: [String] = []

    @Option(help: "With --censored: who does nothing for this many days has given up.")
    var silenceDays: Int?

    func validate() throws {
        guard censored || (ends.isEmpty && silenceDays == nil) else {
            throw ValidationError("--ends and --silence-days need --censored.")
        }
        guard silenceDays.map({ (1...3_650).contains($0) }) ?? true else {
            throw ValidationError("--silence-days must be 1 to 3650.")
        }
        guard steps.count >= 2 else { throw ValidationError("Name two or more touchpoints.") }
        guard (1...3_650).contains(withinDays) else { throw ValidationError("--within-days must be 1 to 3650.") }
    }

    func run() async throws {
        let services = try await data.open().services
        let insight = services.insight
        if censored { return try await runCensored(services) }
        let rows = try await insight.funnel(
            try await insight.touchpoints(steps), within: .days(Int64(withinDays)), try await filter.filter(in: insight)
        )
        try Renderer(format: output.format).write(.funnel(rows))
    }

    private func runCensored(_ services: ServiceSet) async throws {
        let insight = services.insight
        let answer = try await insight.reach(
            try await insight.touchpoints(steps), within: .days(Int64(withinDays)),
            ends: ends.isEmpty ? nil : try await insight.touchpoints(ends, called: "ends"),
            silence: silenceDays.map { .days(Int64($0)) }, try await filter.filter(in: insight))
        let names = Names(of: try await services.scripts.current()?.script)
        try Renderer(format: output.format).write(.reach(answer), names)
    }
}
