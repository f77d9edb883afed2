import Stores

/// A backup whose header is read and whose passphrase fits: it can be gone through as often as needed.
package struct OpenedBackup: Sendable {
    package let path: String
    let header: BackupHeader
    let seal: Seal

    /// Errors: `BackupFailure`.
    package init(_ path: String, passphrase: Passphrase?) throws {
        self.path = path
        header = try BackupHeader(try RawFile.reading(path))
        switch (header.lock, passphrase) {
        case (nil, nil): seal = .checksum
        case (nil, .some): throw BackupFailure(path, .isNotEncrypted)
        case (.some, nil): throw BackupFailure(path, .needsPassphrase)
        case (.some(let lock), .some(let passphrase)):
            guard let key = try lock.key(for: passphrase) else { throw BackupFailure(path, .wrongPassphrase) }
            seal = .key(key, header: header.bytes)
        }
    }

    /// Reads all of it and holds it against its checksums, counts and digests; writes nothing.
    ///
    /// Errors: `BackupFailure` with what is wrong and where.
    package func check(progress: (BackupProgress) -> Void = { _ in }) throws -> BackupSummary {
        let reader = try ContentReader(self)
        for table in reader.tables {
            var rows = 0
            while try reader.nextRow(of: table) != nil {
                rows += 1
                if rows.isMultiple(of: 64) { progress(BackupProgress(part: "checking \(table.name)", count: rows)) }
            }
        }
        while try reader.nextFile() != nil { try reader.readFile { _ in } }
        return reader.summary
    }
}
