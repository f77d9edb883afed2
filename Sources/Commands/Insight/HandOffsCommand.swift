import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// Waits at hand-offs between departments.
struct HandOffsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handoffs",
        abstract: "How long customers wait where one department hands over to another, beside the designed wait.",
        discussion: "throughline insight handoffs --department warehouse --format csv")

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let insight = try await data.open().services.insight
        let rows = try await insight.handOffs(try await filter.filter(in: insight))
        try Renderer(format: output.format).write(.handOffs(rows))
    }
}
