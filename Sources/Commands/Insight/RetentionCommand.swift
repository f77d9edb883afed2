import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// Who comes back, month by month.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Customers by the month of their beginning, and the share seen again in each later month.",
        discussion: """
            throughline insight retention --data my-data
            throughline insight retention --first order --back order --months 6 --format csv
            """)

    @Option(help: ArgumentHelp("What a customer begins with; anything unless said.", valueName: "touchpoint"))
    var first: String?

    @Option(help: ArgumentHelp("What counts as coming back; anything unless said.", valueName: "touchpoint"))
    var back: String?

    @Option(help: "How many months after the beginning to look at.")
    var months = 12

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    func validate() throws {
        guard (1...120).contains(months) else { throw ValidationError("--months must be 1 to 120.") }
    }

    func run() async throws {
        let insight = try await data.open().services.insight
        let answer = try await insight.retention(
            first: try await insight.touchpoint(first, called: "first"),
            back: try await insight.touchpoint(back, called: "back"), span: months, try await filter.filter(in: insight)
        )
        try Renderer(format: output.format).write(.retention(answer))
    }
}
