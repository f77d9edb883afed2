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
        let table = ways ? Table(ways: answer.commonest) : Table(deviations: answer.deviations)
        let words = ConformanceWords(names: Names(of: version.script))
        let sentences = (figures(answer) + words.remarks(answer)).joined(separator: "\n")
        try Renderer(format: output.format).write(
            table, json: ConformanceJSON(answer), text: sentences + "\n\n" + table.text())
    }

    private func figures(_ answer: ConformanceAnswer) -> [String] {
        guard let fitness = answer.fitness, let felt = answer.feltFitness else {
            return [Figures.count(answer.cases, "case", "cases") + ", none of them judged."]
        }
        return [
            "Cases fit the design by \(figure(fitness)) on average; by \(figure(felt)) where what customers feel "
                + "weighs more.",
            "\(figure(answer.asDesigned)) of \(Figures.count(fitness.count, "judged case", "judged cases")) ran as "
                + "designed; all \(Figures.count(answer.cases)) went \(Figures.count(answer.ways, "way", "ways")).",
        ]
    }

    private func figure(_ estimate: Estimate) -> String {
        let interval = Figures.interval(estimate, digits: 1, times: 100).map { " " + $0 }
        return Figures.share(estimate.value) + (interval ?? "")
    }
}
