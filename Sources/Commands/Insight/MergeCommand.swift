import ArgumentParser
import Intake
import Services

/// An answer put together from what `throughline-kernel` wrote; `insight --merge` for short.
struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Answers a question from partial results of throughline-kernel, as if one engine had known all.",
        discussion: """
            throughline insight --merge part-*.tlp
            throughline insight --merge part-*.tlp --question variants --limit 20 --format csv
            throughline insight --merge part-*.tlp --question conformance --script my-company
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Files of partial results (docs/partials.md).", valueName: "file"))
    var merge: [String] = []

    @Argument(help: ArgumentHelp("The same, without the option.", visibility: .hidden))
    var files: [String] = []

    @Option(help: ArgumentHelp("Which question, where the files answer several.", valueName: "name"))
    var question: String?

    @Option(help: "How many variants, departures, ways, deviations or gaps to list.")
    var limit: Int?

    @Option(help: "A hand-off is delayed when it takes longer than this percent of its kind.")
    var percent = 95

    @Option(
        help: ArgumentHelp(
            "The folder of the script that the kernels had: its names, and what conformance compares with.",
            valueName: "dir"))
    var script: String?

    @Flag(help: "Of conformance: list the commonest ways with their alignments.")
    var ways = false

    @OptionGroup var output: FormatOptions

    func validate() throws {
        guard limit ?? 1 > 0 else { throw ValidationError("--limit must be at least 1.") }
        guard (1...99).contains(percent) else { throw ValidationError("--percent must be 1 to 99.") }
    }

    func run() async throws {
        let files = merge + files
        if files.isEmpty { throw CleanExit.helpRequest(InsightCommand()) }
        let merged = try MergedPartials(files: files, question: question)
        if merged.setAside > 0 { Terminal.say("\(merged.setAside) rows of the input were set aside.") }
        if let doubt = merged.doubtAboutLimits { Terminal.say(doubt) }
        let shared = try script.map { folder in try SharedScript(folder: folder) }
        try Renderer(format: output.format).write(
            try merged.answer(limit: limit, percent: percent, with: shared), Names(of: shared?.script),
            listingWays: ways, of: shared?.script)
    }
}
