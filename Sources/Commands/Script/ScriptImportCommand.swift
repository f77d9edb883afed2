import ArgumentParser
import Assembly
import Intake
import Services

/// Makes a script the version in force.
struct ScriptImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a script the version in force; the same content makes no new version.",
        discussion: "throughline script import my-company --data my-data")

    @Argument(help: ArgumentHelp("The folder with company.yaml and journeys/.", valueName: "dir"))
    var folder: String

    @OptionGroup var data: DataOptions

    func run() async throws {
        let files = try ScriptFolder.load(folder)
        let installation = try await data.open(for: .working)
        let before = try await installation.services.scripts.current()
        let version: String
        do {
            version = try await installation.services.scripts.add(files: files).id
        } catch let problems as DiagnosticList {
            throw problems.under(folder)
        }
        Terminal.say(
            before?.id == version ? "Unchanged: this is \(version) already." : "This is \(version) from now on.")
        try await installation.close()
    }
}
