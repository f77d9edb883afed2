import Backup
import DatabaseTestSupport
import Foundation
import SQL
import Stores
import TestSupport

/// A database and a folder of files with everything that a backup has to carry, odd values included.
enum Sample {
    static let folders = ["rejects", "uploads", "damaged"]

    static func files(_ folder: TemporaryFolder) -> KeptFiles { KeptFiles(root: folder.path, folders: folders) }

    /// Fills the tables; as many bytes of footage as asked, so that large backups have several pieces.
    static func fill(_ database: any SQLDatabase, rows: Int = 3, bytes: Int = 40, seed: UInt64 = 1) async throws {
        try await database.write { connection in
            var random = SeededGenerator(seed: seed)
            for number in 0..<rows {
                let blob = (0..<bytes).map { _ in UInt8.random(in: 0...255, using: &random) }
                try connection.execute(
                    """
                    insert into footage_block (arrival, customer_partition, slice, arrival_to, event_count, first_time,
                        last_time, checksum, byte_count, bytes)
                    values (\(number + 1), 0, 0, \(number + 1), 1, 0, 0, \(number), \(bytes), \(blob))
                    """)
            }
            try addOddRows(on: connection)
        }
    }

    static func fill(_ folder: TemporaryFolder, bytes: Int = 30) throws {
        try folder.write((0..<bytes).map { UInt8($0 % 251) }, to: "rejects/one.csv")
        try folder.write("", to: "rejects/empty.csv")
        try folder.write("who,at\n", to: "uploads/0123/größe.csv")
    }

    /// Everything a database keeps, table by table.
    static func contents(_ database: any SQLDatabase) async throws -> [[[SQLValue]]] {
        try await database.read { connection in
            try StoredTable.all.map { table in
                var rows: [[SQLValue]] = []
                try table.forEachRow(on: connection) { rows.append($0) }
                return rows
            }
        }
    }

    /// Every file below the kept folders, by its path.
    static func contents(_ folder: TemporaryFolder) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard folders.contains(where: { path.hasPrefix($0 + "/") }) else { continue }
            found[path] = FileManager.default.contents(atPath: folder.path(of: path))
        }
        return found.filter { !$0.value.isEmpty || $0.key.hasSuffix(".csv") }
    }
}

extension TemporaryFolder {
    func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(of: name))))
    }

    func hasFile(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }
}

extension BackupFailure {
    /// What opening and checking a file is refused with; nil when it is good.
    static func checking(_ path: String, _ passphrase: Passphrase? = nil) throws -> BackupFailure? {
        do {
            _ = try OpenedBackup(path, passphrase: passphrase).check()
            return nil
        } catch let failure as BackupFailure {
            return failure
        }
    }
}
