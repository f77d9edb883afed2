package import Backup
import Experience
import Foundation
import SQL
import SQLiteDriver
import Services
import Stores

extension Installation {
    /// Writes everything that a data folder and its database keep into one file, as it is at one moment; a server may
    /// go on working meanwhile.
    ///
    /// Errors: `InstallationError` as for opening, `BackupFailure`; there is then no file, or the one that was there.
    package static func backUp(
        _ path: String, database address: DatabaseAddress = .inFolder, to file: String, replacing: Bool = false,
        passphrase: Passphrase? = nil, progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        let folder = DataFolder(path: path)
        try prepare(folder, address, .asking)
        return try await opened(address, in: folder, for: .reading) { open in
            try await bringUpToDate(open.database, .asking, place(path, address))
            return try await BackupMaker(of: open.database, folder.keptFiles, passphrase: passphrase).make(
                at: file, replacing: replacing, now: Timestamp.present.milliseconds, progress: progress)
        }
    }

    /// Brings a backup into a data folder and a database that keep nothing yet.
    ///
    /// Errors: `InstallationError` as for opening, `BackupFailure`; nothing is then kept of it.
    package static func restore(
        _ file: String, passphrase: Passphrase? = nil, to path: String, database address: DatabaseAddress = .inFolder,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        let backup = try OpenedBackup(file, passphrase: passphrase)
        let folder = DataFolder(path: path)
        let wasThere = address != .inFolder || folder.exists
        try folder.prepare()
        let place = place(path, address)
        var isOurs = false
        do {
            return try await openAlone(address, in: folder) { open in
                isOurs = !wasThere
                return try await BackupRestore(of: backup).run(
                    into: open.database, folder.keptFiles, now: Timestamp.present.milliseconds, progress: progress)
            }
        } catch let error as TargetNotEmpty {
            throw InstallationError.unusable("\(place): \(error)")
        } catch {
            // A folder with an empty database would pass for an installation.
            if isOurs { folder.removeDatabase() }
            throw error
        }
    }

    /// Reads a backup to its end.
    ///
    /// Errors: `BackupFailure` with what is wrong and where.
    package static func checkBackup(
        _ file: String, passphrase: Passphrase?, progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        try await BlockingWork.runAlone {
            Result { try OpenedBackup(file, passphrase: passphrase).check(progress: progress) }
        }.get()
    }

    /// A backup that a server makes by itself, read again to see that it is good.
    func backUpByItself(to file: String, passphrase: Passphrase?, now: Timestamp) async throws -> BackupSummary {
        try FileManager.default.createDirectory(
            atPath: URL(filePath: file).deletingLastPathComponent().path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let made = try await BackupMaker(of: database.database, folder.keptFiles, passphrase: passphrase).make(
            at: file, origin: .scheduled, now: now.milliseconds)
        return try await Self.checkBackup(made.path, passphrase: passphrase)
    }
}

extension DataFolder {
    fileprivate var keptFiles: KeptFiles { KeptFiles(root: path, folders: Self.keptFolders) }

    fileprivate func removeDatabase() {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: databasePath + ending) }
    }
}
