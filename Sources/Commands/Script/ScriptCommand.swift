import ArgumentParser

/// The script as files: check, start, take in, give back.
struct ScriptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script",
        abstract: "The designed story as files: check it, begin one, take it in, give it back.",
        subcommands: [
            ScriptCheckCommand.self, ScriptNewCommand.self, ScriptImportCommand.self, ScriptExportCommand.self,
            ScriptVersionsCommand.self,
        ])
}
