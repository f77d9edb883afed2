import ArgumentParser
import Asking
import Assembly
import Experience
import Options
import Services

/// What contentment is worth later.
struct LaterSpendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "later-spend",
        abstract: "What customers spent from a day on, by the mean of the scores that they gave before it.",
        discussion: """
            throughline insight later-spend --data my-data --split 2026-03-01
            throughline insight later-spend --data my-data --split 2026-03-01 --cuts 5,8 --format json
            """)

    @Option(
        help: ArgumentHelp(
            "The day that parts before from after; the month in the middle of the footage unless said.",
            valueName: "yyyy-mm-dd"))
    var split: String?

    @Option(help: "Where one group of mean scores ends and the next begins, on 0 to 10, with commas between.")
    var cuts = "7,9"

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var output: FormatOptions

    func validate() throws {
        guard ScoreCuts(cuts) != nil else { throw ValidationError("--cuts: \(ScoreCuts.rule).") }
    }

    func run() async throws {
        let insight = try await data.open().services.insight
        let answer = try await insight.laterSpend(
            from: split, cuts: ScoreCuts(cuts)?.values ?? [], try await filter.filter(in: insight))
        try Renderer(format: output.format).write(.laterSpend(answer))
    }
}
