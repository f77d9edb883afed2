import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// The distinct ways through.
struct VariantsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "variants",
        abstract: "The distinct ways through, the most frequent first.",
        discussion: """
            throughline insight variants --data my-data --limit 20
            throughline insight variants --within case --format json
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var grouping: GroupingOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "How many variants to list.")
    var limit = 100

    @Option(help: "A customer's way ends when nothing happens for this many days; 0 never ends it.")
    var sessionDays = 30

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
        guard (0...3_650).contains(sessionDays) else { throw ValidationError("--session-days must be 0 to 3650.") }
    }

    func run() async throws {
        let insight = try await data.open().services.insight
        let answer = try await insight.variants(
            try await filter.filter(in: insight), within: grouping.within, limit: limit,
            sessionGap: sessionDays == 0 ? nil : .days(Int64(sessionDays)))
        try Renderer(format: output.format).write(.variants(answer))
    }
}
