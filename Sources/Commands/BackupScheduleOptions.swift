import ArgumentParser
import Assembly
import Backup
import Experience
import Foundation

/// `--backup-folder` and what goes with it: the backups that a server makes by itself.
struct BackupScheduleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Make backups into this folder, on another disk if possible, while serving.", valueName: "dir"))
    var backupFolder: String?

    @Option(help: ArgumentHelp("How often, such as 24h or 30m.", valueName: "time"))
    var backupEvery = "24h"

    @Option(help: "How many of these backups are kept; the oldest go when a new one has proved good.")
    var backupsKept = 7

    @Option(
        help: ArgumentHelp(
            "A file whose first line is the passphrase for these backups. "
                + "Also $\(PassphraseOptions.variable), which is the passphrase itself.", valueName: "file"))
    var backupPassphraseFile: String?

    /// Nil when no backups were asked for.
    func schedule() throws -> BackupSchedule? {
        guard let backupFolder else { return nil }
        guard let every = Wait(text: backupEvery), every >= .minutes(1) else {
            throw CommandFailure.unusable(
                "--backup-every is “\(backupEvery)”; give it a time of at least a minute such as 24h or 30m")
        }
        guard (1...10_000).contains(backupsKept) else {
            throw CommandFailure.unusable("--backups-kept must be 1 to 10,000")
        }
        // What is wrong with the folder is to be known now, not at night.
        try FileManager.default.createDirectory(
            atPath: backupFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard access(backupFolder, W_OK) == 0 else {
            throw CommandFailure.unusable("--backup-folder: nothing can be written in “\(backupFolder)”")
        }
        return BackupSchedule(
            every: every, rotation: BackupRotation(folder: backupFolder, kept: backupsKept),
            passphrase: try PassphraseOptions.passphrase(file: backupPassphraseFile))
    }
}
