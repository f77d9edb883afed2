import ArgumentParser
import Assembly
import Services

/// Looks whether everything that is kept can still be read.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads everything a data folder keeps, byte by byte, and lists what is damaged.",
        discussion: """
            throughline check --data my-data
            throughline check --data my-data --set-aside      when the damaged events have been imported again

            Exit code 0: everything is as it was written. 1: something is damaged; the rest works without it.
            """)

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder: everything Throughline keeps.", valueName: "dir"))
    var folder: String = "throughline-data"

    @OptionGroup var database: DatabaseOptions

    @Flag(help: "Move damaged blocks out of the database into files beside it, so that they are no longer missed.")
    var setAside = false

    @OptionGroup var output: FormatOptions

    func run() async throws {
        let (outcome, paths) = try await Installation.check(
            folder, database: try database.address(), settingAside: setAside)
        try Renderer(format: output.format).write(
            Table(damage: outcome.missing), json: FootageCheckJSON(outcome), text: Self.text(outcome))
        for path in paths { Terminal.say("Set aside: \(path)") }
        guard outcome.missing.isEmpty || setAside else { throw CommandFailure.findings }
    }

    private static func text(_ outcome: FootageCheck.Outcome) -> String {
        let blocks = Figures.count(outcome.blocks, "block", "blocks")
        let events = Figures.count(outcome.events, "event", "events")
        guard !outcome.missing.isEmpty else { return "\(blocks) with \(events): everything can be read.\n" }
        return "\(blocks) with \(events). \(outcome.missing.sentence)\n\n"
            + Table(damage: outcome.missing).text() + "\n\(MissingFootage.remedy)\n"
    }
}
