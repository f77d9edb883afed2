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
        let from = try await open(source, in: folder)
        do {
            let to = try await open(target, in: folder)
            let place = place(path, target)
            do {
                let moved = try await translatingErrors(at: place) {
                    try await DatabaseMove(from: from.database, to: to.database).run(progress: progress)
                }
                try await to.close()
                try await from.close()
                return moved
            } catch let error as TargetNotEmpty {
                throw InstallationError.unusable("\(place): \(error)")
            }
        } catch {
            try? await from.close()
            throw error
        }
    }

    /// One of the two, brought up to date and for this process alone.
    private static func open(_ address: DatabaseAddress, in folder: DataFolder) async throws -> OpenDatabase {
        let place = place(folder.path, address)
        return try await translatingErrors(at: place) {
            let open = try await OpenDatabase.open(address, folder, for: .writing)
            guard try await open.beginWork() else {
                try await open.close()
                throw InstallationError.unusable("\(place): a server works on this database. Stop it first.")
            }
            try await bringUpToDate(open.database, .working, place)
            return open
        }
    }
}
