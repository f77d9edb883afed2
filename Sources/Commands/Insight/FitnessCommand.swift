import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// Lived journeys against the script.
struct FitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fitness",
        abstract: "The share of journeys that ran as designed, and the commonest departures.",
        discussion: "throughline insight fitness --journey buy-a-dress")

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "How many departures to list.")
    var limit = 50

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
    }

    func run() async throws {
        let installation = try await data.open()
        let insight = installation.services.insight
        guard try await installation.services.scripts.current() != nil else {
            throw CommandFailure.unusable(
                "there is no script to compare with; import one with: "
                    + "throughline script import DIR --data \(data.folder)"
            )
        }
        let answer = try await insight.fitness(try await filter.filter(in: insight), limit: limit)
        try Renderer(format: output.format).write(.fitness(answer))
    }
}
