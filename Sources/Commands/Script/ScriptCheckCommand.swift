import ArgumentParser
import Intake
import Services

/// The compiler for customer experience.
struct ScriptCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a script before any customer meets it: findings with file, line and suggestion.",
        discussion: """
            throughline script check my-company
            throughline script check my-company --format sarif > script.sarif

            Exit code 0 when clean, 1 with findings of severity error, 2 when the files can't be read as a script.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case sarif
    }

    @Argument(help: ArgumentHelp("The folder with company.yaml and journeys/.", valueName: "dir"))
    var folder: String

    @Option(help: "How findings are written.")
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Where this repository's docs can be read, for the links in SARIF; ends with a slash.", valueName: "url"))
    var documentation: String?

    func run() throws {
        let report = ScriptCheckReport.ofFolder(folder)
        switch format {
        case .text: Terminal.answer(TerminalText.harmless(report.text))
        case .json: Terminal.answer(report.json + "\n")
        case .sarif: Terminal.answer(report.sarif(documentation: documentation) + "\n")
        }
        if report.outcome.rawValue != 0 { throw CommandFailure(message: "", exitCode: report.outcome.rawValue) }
    }
}
