import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// Cases laid beside the design.
struct ConformanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "How well cases fit the design: what was added to it, and what was skipped.",
        discussion: """
            Every case is laid beside the nearest way that the script allows. docs/conformance.md says how.

            throughline insight conformance --journey buy-a-dress
            throughline insight conformance --ways --format csv
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    @Flag(help: "List the commonest ways with their alignments instead of what was added and skipped.")
    var ways = false

    @Option(help: "How many rows to list.")
    var limit = 50

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
    }

    func run() async throws {
        let installation = try await data.open()
        let insight = installation.services.insight
        guard let version = try await installation.services.scripts.current() else {
            throw CommandFailure.unusable(
                "there is no script to compare with; import one with: "
                    + "throughline script import DIR --data \(data.folder)"
            )
        }
        let answer = try await insight.conformance(try await filter.filter(in: insight), limit: limit)
        try Renderer(format: output.format).write(
            .conformance(answer), Names(of: version.script), listingWays: ways)
    }
}
