import Foundation
package import SQL
import Stores
import Synchronization

/// Brings a backup into an empty database and an empty data folder: all of it, or nothing.
package struct BackupRestore: Sendable {
    private let backup: OpenedBackup

    package init(of backup: OpenedBackup) {
        self.backup = backup
    }

    /// Checks the whole backup, then writes it in one transaction and compares what is kept with what was sent.
    ///
    /// Errors: `BackupFailure`, `TargetNotEmpty`, `MoveDiffers`, `SQLError`; the target is then as it was.
    package func run(
        into target: any SQLDatabase, _ files: KeptFiles, now: Int64,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        if let name = files.paths().first { throw BackupFailure(files.root, .keepsFiles(name)) }
        _ = try backup.check(progress: progress)
        let backup = backup
        let isInPlace = Atomic(false)
        do {
            return try await target.write { connection in
                // From the start each time, should the transaction begin anew.
                if isInPlace.exchange(false, ordering: .acquiringAndReleasing) { RestoredFiles(files).takeBack() }
                let reader = try ContentReader(backup)
                try Self.fill(connection, from: reader, now, progress)
                let restored = RestoredFiles(files)
                try Self.fill(restored, files, from: reader, progress)
                isInPlace.store(true, ordering: .releasing)
                try restored.putInPlace()
                return reader.summary
            }
        } catch {
            let restored = RestoredFiles(files)
            if isInPlace.load(ordering: .acquiring) { restored.takeBack() }
            throw error
        }
    }

    /// The tables as the backup knows them first, then what later versions made of them.
    private static func fill(
        _ connection: any SQLConnection, from reader: ContentReader, _ now: Int64,
        _ progress: (BackupProgress) -> Void
    ) throws {
        let steps = reader.manifest.steps.count
        guard try Schema.migrator.plan(on: connection).applied.count <= steps else {
            throw BackupFailure(reader.summary.path, .newerTarget)
        }
        try Migrator(Array(Schema.migrations.prefix(steps))).migrate(on: connection, now: now)
        try StoredTable.refuseUnlessEmpty(reader.tables, on: connection)
        for table in reader.tables {
            _ = try table.fill(on: connection) {
                try reader.nextRow(of: table)
            } progress: {
                progress(BackupProgress(part: "\(table.name)", count: $0))
            }
        }
        try Schema.migrator.migrate(on: connection, now: now)
    }

    private static func fill(
        _ restored: RestoredFiles, _ files: KeptFiles, from reader: ContentReader, _ progress: (BackupProgress) -> Void
    ) throws {
        while let path = try reader.nextFile() {
            guard files.admits(path) else {
                throw BackupFailure(reader.summary.path, .invalid("it has a file outside the data folder"))
            }
            let file = try restored.writing(path)
            try reader.readFile { try file.write($0) }
            try file.synchronize()
            progress(BackupProgress(part: "files", count: reader.summary.files))
        }
    }
}
