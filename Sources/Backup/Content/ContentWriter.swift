import Crypto
import SQL
import Stores

/// Writes a backup's content, record by record; little of it is ever in memory.
struct ContentWriter {
    private let file: RawFile
    private var pieces: PieceWriter
    private(set) var summary: BackupSummary

    init(_ file: RawFile, _ manifest: Manifest, _ header: BackupHeader, _ seal: Seal) throws {
        self.file = file
        pieces = try PieceWriter(file, header: header.bytes, seal: seal)
        summary = BackupSummary(path: file.path, madeAt: manifest.madeAt, isEncrypted: header.lock != nil)
        try put(.manifest, try manifest.bytes)
    }

    /// All rows of a table.
    mutating func add(
        _ table: StoredTable, on connection: any SQLConnection, _ progress: (BackupProgress) -> Void
    ) throws {
        var digest = TableDigest()
        try table.forEachRow(on: connection) { values in
            let row = RowBytes.encode(values)
            digest.add(bytes: row)
            try put(.row, row)
            if digest.rows.isMultiple(of: 64) { progress(BackupProgress(part: "\(table.name)", count: digest.rows)) }
        }
        try put(.endOfTable, Record.bytes(of: digest))
        summary.tables.append(("\(table.name)", digest))
    }

    /// A file as far as it goes now; one that has gone meanwhile is left out.
    mutating func add(_ path: String, of files: KeptFiles) throws {
        guard let source = try Self.open(files.root + "/" + path) else { return }
        var left = try source.size()
        var digest = SHA256()
        try put(.file, Array(path.utf8))
        while left > 0 {
            let bytes = try source.read(upTo: min(left, Pieces.size))
            guard !bytes.isEmpty else { break }
            digest.update(data: bytes)
            try put(.bytes, bytes)
            left -= bytes.count
        }
        try put(.endOfFile, Array(digest.finalize()))
        summary.files += 1
        summary.fileBytes += source.position
    }

    /// The last of it; the disk has it all when this returns.
    mutating func finish() throws -> BackupSummary {
        try put(.end, [])
        try pieces.finish()
        try file.synchronize()
        summary.bytes = file.position
        return summary
    }

    private static func open(_ path: String) throws(BackupFailure) -> RawFile? {
        do {
            return try RawFile.reading(path)
        } catch {
            if error.isAbsence { return nil }
            throw error
        }
    }

    private mutating func put(_ kind: Record.Kind, _ bytes: [UInt8]) throws {
        try pieces.append(Record.head(kind, count: bytes.count))
        try pieces.append(bytes)
    }
}
