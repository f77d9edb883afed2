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
        return try await opened(address, in: folder, for: isDryRun ? .reading : .writing) { open in
            let plan = try await Schema.migrator.plan(for: open.database)
            if plan.applied.isEmpty { throw InstallationError.nothingThere(place(path, address)) }
            if !isDryRun { try await bringUpToDate(open.database, .working, place(path, address)) }
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
