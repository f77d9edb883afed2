import ArgumentParser
import Assembly
import Backup
import Experience
import Foundation
import Services

/// Writes everything that is kept into one file, or looks whether such a file is good.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes everything into one file, as it is at one moment, while the server goes on working.",
        discussion: """
            throughline backup monday.tlbackup --data my-data
            throughline backup monday.tlbackup --data my-data --passphrase-file passphrase.txt
            throughline backup monday.tlbackup --check        reads a backup and restores nothing

            It can be restored over SQLite and over PostgreSQL, whichever it was made of: “throughline restore”.
            Exit code 0: the backup is on disk, or is good. 1: --check found it damaged. 2: there is none, and the
            message says why.
            """)

    @Argument(help: ArgumentHelp("The file to write, or with --check to read.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder: everything Throughline keeps.", valueName: "dir"))
    var folder: String = "throughline-data"

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var passphrase: PassphraseOptions

    @Flag(help: "Write over the file when there is one; it goes only when the new one is whole.")
    var replace = false

    @Flag(help: "Read the backup to its end and say whether every byte is as it was written.")
    var check = false

    @OptionGroup var output: FormatOptions

    func validate() throws {
        if check, replace { throw ValidationError("--check writes nothing; leave --replace out.") }
    }

    func run() async throws {
        let began = ContinuousClock.now
        let summary = check ? try await checked() : try await made()
        Terminal.endProgress()
        let words = BackupWords(summary, took: began.duration(to: .now))
        try words.write(output, check ? "is whole" : "is on disk")
    }

    private func made() async throws -> BackupSummary {
        try await Installation.backUp(
            folder, database: try database.address(), to: file, replacing: replace,
            passphrase: try passphrase.passphrase(), progress: BackupWords.progress)
    }

    private func checked() async throws -> BackupSummary {
        do {
            return try await Installation.checkBackup(
                file, passphrase: try passphrase.passphrase(), progress: BackupWords.progress)
        } catch let failure as BackupFailure where failure.isDamage {
            throw CommandFailure(message: failure.description, exitCode: CommandFailure.findings.exitCode)
        }
    }
}

/// `--passphrase-file`, for commands that make or read a backup.
struct PassphraseOptions: ParsableArguments {
    /// The same for a service or a container. There is no option for the words: everybody can see a command line.
    static let variable = "THROUGHLINE_BACKUP_PASSPHRASE"

    @Option(
        name: .customLong("passphrase-file"),
        help: ArgumentHelp(
            "A file whose first line is the passphrase that the backup is encrypted with. Also $\(variable), which is "
                + "the passphrase itself.", valueName: "file"))
    var file: String?

    /// The file's, else the environment's, else none.
    func passphrase() throws -> Passphrase? { try Self.passphrase(file: file) }

    static func passphrase(file: String?) throws -> Passphrase? {
        if let file { return try Passphrase(file: file) }
        return Surroundings.setting(variable).flatMap { Passphrase($0) }
    }
}
