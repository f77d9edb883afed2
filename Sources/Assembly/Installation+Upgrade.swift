import Foundation
import SQL
import SQLiteDriver
import Services
import Stores

extension Installation {
    /// What brings a database's tables up to date, in order; done, unless it is only to be shown.
    ///
    /// Errors: `InstallationError` when it can't be opened, is in use, or was written by a newer version; nothing was
    /// changed.
    package static func upgrade(
        _ path: String, database address: DatabaseAddress = .inFolder, isDryRun: Bool
    ) async throws -> [UpgradeStep] {
        let folder = DataFolder(path: path)
        try prepare(folder, address, .asking)
        let place = place(path, address)
        return try await translatingErrors(at: place) {
            let open = try await OpenDatabase.open(address, folder, for: isDryRun ? .reading : .writing)
            let plan = try await Schema.migrator.plan(for: open.database)
            if plan.applied.isEmpty { throw InstallationError.nothingThere(place) }
            if !isDryRun, !plan.pending.isEmpty {
                _ = try await Schema.migrator.migrate(
                    open.database, now: Int64(Date().timeIntervalSince1970 * 1_000))
            }
            try await open.close()
            return plan.pending.map { UpgradeStep(name: $0.name, purpose: $0.purpose) }
        }
    }
}

/// A step that brings tables up to date.
package struct UpgradeStep: Sendable, Hashable {
    package let name: String
    /// What it is for.
    package let purpose: String
}
