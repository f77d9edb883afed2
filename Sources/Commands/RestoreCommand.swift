import ArgumentParser
import Assembly
import Backup
import Experience
import Services

/// Brings a backup back.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Brings a backup into an empty data folder and database, and compares it there before it counts.",
        discussion: """
            throughline restore monday.tlbackup --data restored
            throughline restore monday.tlbackup --data restored --database postgres://throughline@db.example/restored

            What is already kept is never touched: the folder and the database must be empty, or not there yet.
            Exit code 0: all of it is there. 2: nothing is, and the message says why.
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder to restore into; it is made if it isn't there.", valueName: "dir"))
    var folder: String = "throughline-data"

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let began = ContinuousClock.now
        let summary = try await Installation.restore(
            file, passphrase: try passphrase.passphrase(), to: folder, database: try database.address(),
            progress: BackupWords.progress)
        Terminal.endProgress()
        try BackupWords(summary, took: began.duration(to: .now)).write(output, "is restored")
        let made = Timestamp(milliseconds: summary.madeAt).iso8601
        Terminal.say(
            "Who was erased after \(made) is back with it: look at the list of erasures of the installation "
                + "that you had, and erase them again (throughline person erase) before anybody works with this one.")
    }
}
