import ArgumentParser
import Assembly
import Experience
import Options
import Services

/// What customers did after a touchpoint, or before it.
struct PathsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract: "The commonest ways on from a touchpoint, or to it.",
        discussion: """
            throughline insight paths support --data my-data
            throughline insight paths cancel --direction before --scenes 4 --format csv
            """)

    @Argument(help: "The touchpoint.")
    var touchpoint: String

    @OptionGroup var data: DataOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var grouping: GroupingOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "Look at what came after the touchpoint, or before it.")
    var direction: PathDirection = .after

    @Option(help: "How many scenes to look at.")
    var scenes = 3

    @Option(help: "How many ways to list.")
    var limit = 50

    @Option(help: "A customer's way ends when nothing happens for this many days; 0 never ends it.")
    var sessionDays = 30

    func validate() throws {
        guard (1...10).contains(scenes) else { throw ValidationError("--scenes must be 1 to 10.") }
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
        guard (0...3_650).contains(sessionDays) else { throw ValidationError("--session-days must be 0 to 3650.") }
    }

    func run() async throws {
        let services = try await data.open().services
        let touchpoint = try await services.insight.touchpoints([touchpoint])[0]
        let answer = try await services.insight.paths(
            direction, touchpoint, scenes: scenes, limit: limit,
            sessionGap: sessionDays == 0 ? nil : .days(Int64(sessionDays)),
            try await filter.filter(in: services.insight), within: grouping.within)
        let names = Names(of: try await services.scripts.current()?.script)
        try Renderer(format: output.format).write(.paths(answer), names)
    }
}

extension PathDirection: ExpressibleByArgument {}
