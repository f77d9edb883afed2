import SQL
import SQLiteDriver
import Services
package import Stores

extension Installation {
    /// Copies everything that one database of a data folder keeps into another, empty one, and compares it there before
    /// it counts. The source stays as it is.
    ///
    /// Errors: `InstallationError` when either can't be opened, is in use or isn't empty; both are then as they were.
    package static func move(
        _ path: String, from source: DatabaseAddress, to target: DatabaseAddress,
        progress: @escaping @Sendable (_ table: String, _ rows: Int) -> Void = { _, _ in }
    ) async throws -> [(table: String, digest: TableDigest)] {
        guard source != target else {
            throw InstallationError.unusable("source and target are the same database; there is nothing to move")
        }
        let folder = DataFolder(path: path)
        try prepare(folder, source, .asking)
        try folder.prepare()
        let place = place(path, target)
        return try await openAlone(source, in: folder) { from in
            try await bringUpToDate(from.database, .working, self.place(path, source))
            return try await openAlone(target, in: folder) { to in
                try await bringUpToDate(to.database, .working, place)
                do {
                    return try await DatabaseMove(from: from.database, to: to.database).run(progress: progress)
                } catch let error as TargetNotEmpty {
                    throw InstallationError.unusable("\(place): \(error)")
                }
            }
        }
    }

    /// A database for this process alone, closed whatever becomes of the work.
    static func openAlone<Result>(
        _ address: DatabaseAddress, in folder: DataFolder, _ work: (OpenDatabase) async throws -> Result
    ) async throws -> Result {
        try await opened(address, in: folder, for: .writing) { open in
            guard try await open.beginWork() else {
                throw InstallationError.unusable(
                    "\(place(folder.path, address)): a server works on this database. Stop it first.")
            }
            return try await work(open)
        }
    }

    /// A database, closed whatever becomes of the work.
    static func opened<Result>(
        _ address: DatabaseAddress, in folder: DataFolder, for access: SQLiteDatabase.Access,
        _ work: (OpenDatabase) async throws -> Result
    ) async throws -> Result {
        try await translatingErrors(at: place(folder.path, address)) {
            let open = try await OpenDatabase.open(address, folder, for: access)
            do {
                let result = try await work(open)
                try await open.close()
                return result
            } catch {
                try? await open.close()
                throw error
            }
        }
    }
}
