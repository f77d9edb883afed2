import Foundation
import SQL
import SQLiteDriver
package import Services
import Stores

/// A data folder opened: the database and the services over it. Everything that runs, the server, a command or a test,
/// starts from this one value.
package struct Installation: Sendable {
    package let folder: DataFolder
    package let services: ServiceSet
    private let database: SQLiteDatabase

    /// What an installation is opened for.
    package enum Purpose: Sendable {
        /// Questions only: works beside a running server, changes nothing.
        case asking
        /// Imports, events and scripts: takes the folder for this process, makes what is missing.
        case working
    }

    /// Opens a data folder, bringing its tables up to date when it is opened for work.
    ///
    /// Errors: `InstallationError` with what to do, for a folder that is missing, in use, damaged or newer;
    /// `MemoryRefusal` when its footage would not fit.
    package static func open(
        _ path: String, for purpose: Purpose = .asking, memory: MemoryGuard = MemoryGuard()
    ) async throws -> Installation {
        let folder = DataFolder(path: path)
        if purpose == .asking {
            guard folder.exists else { throw InstallationError.nothingThere(path) }
        } else {
            try folder.prepare()
        }
        return try await translatingErrors(at: path) {
            let database = try SQLiteDatabase.open(
                folder.databasePath, for: purpose == .working ? .writing : .reading)
            try await bringUpToDate(database, purpose, path)
            let services = try await ServiceSet.open(
                over: database, in: folder, working: purpose == .working, memory: memory)
            return Installation(folder: folder, services: services, database: database)
        }
    }

    /// Runs the work and says what its errors mean for somebody who opens a folder.
    private static func translatingErrors<T>(at path: String, _ work: () async throws -> T) async throws -> T {
        do {
            return try await work()
        } catch let error as FolderInUse {
            throw InstallationError.unusable(error.description)
        } catch let error as FolderNotWritable {
            throw InstallationError.unusable(error.description)
        } catch let error as MigrationError {
            throw InstallationError.unusable(error.description)
        } catch let error as SQLError {
            throw InstallationError.unusable("\(path): \(error.summary)")
        }
    }

    /// Reads everything that a folder keeps, changing nothing and holding little of it in memory. Damaged blocks are
    /// then set aside when that is wanted; the paths of their bytes are given.
    ///
    /// Errors: `InstallationError` as for opening.
    package static func check(
        _ path: String, settingAside: Bool
    ) async throws -> (outcome: FootageCheck.Outcome, setAside: [String]) {
        let folder = DataFolder(path: path)
        guard folder.exists else { throw InstallationError.nothingThere(path) }
        return try await translatingErrors(at: path) {
            let database = try SQLiteDatabase.open(folder.databasePath, for: settingAside ? .writing : .reading)
            try await bringUpToDate(database, settingAside ? .working : .asking, path)
            let check = FootageCheck(of: database)
            let outcome = try await check.run()
            let paths = settingAside ? try await check.setAside(outcome.missing, in: folder.damagedFolder) : []
            try database.close()
            return (outcome, paths)
        }
    }

    /// Ends the use of the folder; what was accepted is on disk already.
    package func close() throws {
        try database.close()
    }

    private static func bringUpToDate(
        _ database: SQLiteDatabase, _ purpose: Purpose, _ path: String
    ) async throws {
        let migrator = Schema.migrator
        if purpose == .working {
            let now = Int64(Date().timeIntervalSince1970 * 1_000)
            _ = try await migrator.migrate(database, now: now)
        } else if try await !migrator.plan(for: database).pending.isEmpty {
            throw InstallationError.unusable(
                "\(path) was written by an older version of Throughline. Start the server or an import once: "
                    + "that brings it up to date.")
        }
    }
}

/// Why a data folder can't be opened, and what to do about it.
package enum InstallationError: Error, Sendable {
    case nothingThere(String)
    case unusable(String)

    package var message: String {
        switch self {
        case .nothingThere(let path):
            "there is no data in “\(path)”. Bring events in with “throughline import --mapping FILE DATA... "
                + "--data \(path)”, name another folder with --data, or look at an invented company with "
                + "“throughline demo”."
        case .unusable(let message): message
        }
    }
}
