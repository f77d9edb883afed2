import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// How orders, tickets and the like stood at their end.
struct FactsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "How orders, tickets and the like ended: counts by the last stated values of some facts.",
        discussion: """
            throughline insight facts reassignments kept_service_level --data itsm-data
            throughline insight facts price --format csv
            """)

    @Argument(help: "Facts by their ids, one or more.")
    var facts: [String]

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let insight = try await data.open().services.insight
        let facts = facts.map { FactID($0) }
        let rows = try await insight.finalFacts(facts, try await filter.filter(in: insight))
        try Renderer(format: output.format).write(.finalFacts(FinalFacts(facts: facts, rows: rows)))
    }
}
