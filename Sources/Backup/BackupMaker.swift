import Foundation
package import SQL
import Stores

/// Writes everything that an installation keeps into one file, as it is at one moment, while others go on working.
package struct BackupMaker: Sendable {
    private let source: any SQLDatabase
    private let files: KeptFiles
    private let passphrase: Passphrase?
    private let cost: UInt8

    /// - Parameters:
    ///   - source: with its tables up to date.
    ///   - files: those that count as data.
    ///   - passphrase: encrypts the backup.
    ///   - cost: how slow guessing the passphrase is, as a power of two.
    package init(of source: any SQLDatabase, _ files: KeptFiles, passphrase: Passphrase?, cost: UInt8? = nil) {
        self.source = source
        self.files = files
        self.passphrase = passphrase
        self.cost = cost ?? PassphraseLock.usualCost
    }

    /// Makes the backup beside its place first: at its place there is a whole one or none.
    ///
    /// Errors: `BackupFailure`, `SQLError`; what was at the place is then as it was.
    package func make(
        at path: String, replacing: Bool = false, origin: BackupOrigin = .asked, now: Int64,
        progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
    ) async throws -> BackupSummary {
        try Self.refuseUnlessFree(path, replacing)
        let (header, seal) = try begin(origin)
        let partial = path + Self.partialEnding
        let files = files
        do {
            var summary = try await source.read { connection in
                // Here, so that it is written anew should the reading begin anew.
                let file = try RawFile.writing(partial)
                let applied = try Schema.migrator.plan(on: connection).applied
                var writer = try ContentWriter(file, Manifest(madeAt: now, applied: applied), header, seal)
                for table in StoredTable.all { try writer.add(table, on: connection, progress) }
                // Files only grow or go, so what the rows tell of is still in them.
                for (index, name) in files.paths().enumerated() {
                    try writer.add(name, of: files)
                    progress(BackupProgress(part: "files", count: index + 1))
                }
                let summary = try writer.finish()
                try Self.refuseUnlessFree(path, replacing)
                try RawFile.move(partial, to: path)
                return summary
            }
            summary.path = path
            return summary
        } catch {
            if (error as? BackupFailure)?.problem != .isBeingWritten {
                try? FileManager.default.removeItem(atPath: partial)
            }
            throw error
        }
    }

    static let partialEnding = ".partial"

    private func begin(_ origin: BackupOrigin) throws -> (BackupHeader, Seal) {
        guard let passphrase else { return (BackupHeader(origin: origin, lock: nil), .checksum) }
        let (lock, key) = try PassphraseLock.make(passphrase, cost: cost)
        let header = BackupHeader(origin: origin, lock: lock)
        return (header, .key(key, header: header.bytes))
    }

    private static func refuseUnlessFree(_ path: String, _ replacing: Bool) throws(BackupFailure) {
        guard !replacing, FileManager.default.fileExists(atPath: path) else { return }
        throw BackupFailure(path, .exists)
    }
}
