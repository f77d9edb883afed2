package import Stores

/// What is in a backup, as it was counted while it was written or read.
package struct BackupSummary: Sendable {
    package internal(set) var path: String
    /// Milliseconds since 1970 UTC: everything in it is as it was then.
    package let madeAt: Int64
    package internal(set) var tables: [(table: String, digest: TableDigest)] = []
    package internal(set) var files = 0
    /// Of the files.
    package internal(set) var fileBytes = 0
    /// Of the backup itself.
    package internal(set) var bytes = 0
    package let isEncrypted: Bool

    package var rows: Int { tables.reduce(0) { $0 + $1.digest.rows } }

    init(path: String, madeAt: Int64, isEncrypted: Bool) {
        (self.path, self.madeAt, self.isEncrypted) = (path, madeAt, isEncrypted)
    }
}

/// How far a backup or a restore is: what it is at, and how many rows of it, or files, are done.
package struct BackupProgress: Sendable {
    package let part: String
    package let count: Int
}
