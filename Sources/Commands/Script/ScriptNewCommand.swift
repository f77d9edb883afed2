import ArgumentParser
import Intake

/// Begins a script.
struct ScriptNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a commented example that checks clean, to be rewritten into your own.",
        discussion: "throughline script new my-company && throughline script check my-company")

    @Argument(help: ArgumentHelp("The folder to write; files that are there are never overwritten.", valueName: "dir"))
    var folder: String

    func run() throws {
        try ScriptFolder.write(ScriptTemplate.files, to: folder)
        Terminal.say("Wrote \(ScriptTemplate.files.count) files to \(folder). Next: throughline script check \(folder)")
    }
}
