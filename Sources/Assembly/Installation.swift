import Experience
import Foundation
import PostgresDriver
import SQL
import SQLiteDriver
package import Services
import Stores

/// A data folder opened: the database and the services over it. Everything that runs, the server, a command or a test,
/// starts from this one value.
package struct Installation: Sendable {
    package let folder: DataFolder
    package let services: ServiceSet
    let database: OpenDatabase
    /// Looks out for what other servers write.
    private let following: Task<Void, Never>

    /// What an installation is opened for.
    package enum Purpose: Sendable {
        /// Questions only: works beside a running server, changes nothing.
        case asking
        /// Imports, events and scripts: takes the folder for this process, makes what is missing.
        case working
    }

    /// Opens a data folder, bringing its tables up to date when it is opened for work.
    ///
    /// Errors: `InstallationError` with what to do, for a folder or database that is missing, in use, damaged or newer;
    /// `MemoryRefusal` when its footage would not fit.
    package static func open(
        _ path: String, database address: DatabaseAddress = .inFolder, for purpose: Purpose = .asking,
        memory: MemoryGuard = MemoryGuard()
    ) async throws -> Installation {
        let folder = DataFolder(path: path)
        try prepare(folder, address, purpose)
        let place = place(path, address)
        return try await translatingErrors(at: place) {
            let open = try await OpenDatabase.open(address, folder, for: purpose == .working ? .writing : .reading)
            try await bringUpToDate(open.database, purpose, place)
            // What another server has begun is not for this one to call interrupted.
            let isAlone = purpose == .working ? try await open.beginWork() : false
            let services = try await ServiceSet.open(
                over: open.database, in: folder, working: isAlone, isShared: open.isShared, memory: memory)
            let following = Task { await open.follow(services, isWorking: purpose == .working) }
            return Installation(folder: folder, services: services, database: open, following: following)
        }
    }

    static func prepare(_ folder: DataFolder, _ address: DatabaseAddress, _ purpose: Purpose) throws {
        if purpose == .working {
            try folder.prepare()
        } else if address == .inFolder, !folder.exists {
            throw InstallationError.nothingThere(folder.path)
        }
    }

    static func place(_ path: String, _ address: DatabaseAddress) -> String {
        switch address {
        case .inFolder: path
        case .postgres(let address): address.description
        }
    }

    /// Runs the work and says what its errors mean for somebody who opens an installation.
    static func translatingErrors<T>(at place: String, _ work: () async throws -> T) async throws -> T {
        do {
            return try await work()
        } catch let error as FolderInUse {
            throw InstallationError.unusable(error.description)
        } catch let error as FolderNotWritable {
            throw InstallationError.unusable(error.description)
        } catch let error as MigrationError {
            throw InstallationError.unusable(error.description)
        } catch let error as SQLError {
            let words = error.kind == .connection && !error.message.isEmpty ? " (\(error.message))" : ""
            throw InstallationError.unusable("\(place): \(error.summary)\(words)")
        }
    }

    /// Reads everything that an installation keeps, changing nothing and holding little of it in memory. Damaged blocks
    /// are then set aside when that is wanted; the paths of their bytes are given.
    ///
    /// Errors: `InstallationError` as for opening.
    package static func check(
        _ path: String, database address: DatabaseAddress = .inFolder, settingAside: Bool
    ) async throws -> (outcome: FootageCheck.Outcome, setAside: [String]) {
        let folder = DataFolder(path: path)
        try prepare(folder, address, .asking)
        return try await opened(address, in: folder, for: settingAside ? .writing : .reading) { open in
            try await bringUpToDate(open.database, settingAside ? .working : .asking, place(path, address))
            let check = FootageCheck(of: open.database)
            let outcome = try await check.run()
            let paths = settingAside ? try await check.setAside(outcome.missing, in: folder.damagedFolder) : []
            return (outcome, paths)
        }
    }

    /// Ends the use of the folder; what was accepted is on disk already.
    package func close() async throws {
        await services.imports.stop()
        following.cancel()
        await following.value
        try await database.close()
    }

    static func bringUpToDate(_ database: any SQLDatabase, _ purpose: Purpose, _ place: String) async throws {
        let migrator = Schema.migrator
        if purpose == .working {
            _ = try await migrator.migrate(database, now: Timestamp.present.milliseconds)
            return
        }
        let plan = try await migrator.plan(for: database)
        if plan.applied.isEmpty { throw InstallationError.nothingThere(place) }
        if !plan.pending.isEmpty {
            throw InstallationError.unusable(
                "\(place) was written by an older version of Throughline. “throughline database upgrade” brings it up "
                    + "to date, and --dry-run shows what that would change; so does starting the server or an import.")
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
