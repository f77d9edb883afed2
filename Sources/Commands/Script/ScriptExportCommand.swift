import ArgumentParser
import Assembly
import Intake
import Services

/// Gives a script back as it came.
struct ScriptExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a version's files as they came, comments included.",
        discussion: """
            throughline script export back --data my-data
            throughline script export back --version v2 --data my-data
            """)

    @Argument(help: ArgumentHelp("The folder to write; different files there are never overwritten.", valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp("Which version; the one in force unless said.", valueName: "v1"))
    var version: String?

    @OptionGroup var data: DataOptions

    func run() async throws {
        let scripts = try await data.open().services.scripts
        let found =
            if let version { try await scripts.version(version) } else { try await scripts.current() }
        guard let found else {
            let known = try await scripts.versions().map(\.id).joined(separator: ", ")
            throw CommandFailure.unusable(
                known.isEmpty
                    ? "there is no script yet; bring one in with: throughline script import DIR --data \(data.folder)"
                    : "there is no version \(version ?? ""); there are \(known)")
        }
        try ScriptFolder.write(found.files, to: folder)
        Terminal.say("Wrote \(found.id): \(found.files.count) files to \(folder).")
    }
}
