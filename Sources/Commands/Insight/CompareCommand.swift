import ArgumentParser
import Asking
import Assembly
import Experience
import Options
import Services

/// Where two groups of customers go different ways.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Where two groups of customers go on differently from the same scene.",
        discussion: """
            Each group is conditions as in --where, with journey, from and to beside the attributes; the other filters \
            hold for both.

            throughline insight compare --first segment=gold --second segment=basic --data my-data
            throughline insight compare --first "to=2026-01-01" --second "from=2026-01-01" --journey buy
            """)

    @Option(help: ArgumentHelp("The first group.", valueName: "name=value;..."))
    var first: String

    @Option(help: ArgumentHelp("The second group.", valueName: "name=value;..."))
    var second: String

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var grouping: GroupingOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let services = try await data.open().services
        let insight = services.insight
        let words = filter.words
        let groups = (
            try words.narrowed(to: ConditionWords(first, parameter: "first")),
            try words.narrowed(to: ConditionWords(second, parameter: "second"))
        )
        let answer = try await insight.compare(
            try await insight.filter(groups.0), try await insight.filter(groups.1), within: grouping.within)
        let names = Names(of: try await services.scripts.current()?.script)
        try Renderer(format: output.format).write(.comparison(answer), names)
    }
}
