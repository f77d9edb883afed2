import ColumnStore
import Crypto
import Foundation
import SQL
import Stores

/// Reads a backup's content in the order in which it was written, and holds every digest against what comes.
final class ContentReader {
    let manifest: Manifest
    let tables: [StoredTable]
    private(set) var summary: BackupSummary
    private let path: String
    private let size: Int
    private var records: RecordReader
    private var digest = TableDigest()

    /// Errors: `BackupFailure`, here and in everything else.
    init(_ backup: OpenedBackup) throws {
        path = backup.path
        let file = try RawFile.reading(path)
        size = try file.size()
        let header = try BackupHeader(file)
        guard header == backup.header else { throw BackupFailure(path, .damaged(at: BackupHeader.size)) }
        records = RecordReader(path: path, pieces: PieceReader(file, header: header.bytes, seal: backup.seal))
        guard case (.manifest, let bytes) = try records.next(),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
        else { throw BackupFailure(path, .invalid("it doesn't say what is in it")) }
        do {
            _ = try manifest.checkedSteps()
        } catch {
            throw BackupFailure(path, .otherTables(error))
        }
        guard let tables = manifest.storedTables() else {
            throw BackupFailure(path, .invalid("it has tables or columns that no version had"))
        }
        (self.manifest, self.tables) = (manifest, tables)
        summary = BackupSummary(path: path, madeAt: manifest.madeAt, isEncrypted: header.lock != nil)
    }

    /// The next row of the table that is at hand; nil behind its last, when they have proved to be those written.
    func nextRow(of table: StoredTable) throws -> [SQLValue]? {
        switch try records.next() {
        case (.row, let bytes):
            guard let values = RowBytes.decode(bytes), values.count == table.columnNames.count else {
                throw BackupFailure(path, .invalid("a row of '\(table.name)' has not the table's columns"))
            }
            digest.add(bytes: bytes)
            return values
        case (.endOfTable, let bytes):
            guard bytes == Record.bytes(of: digest) else {
                throw BackupFailure(path, .invalid("the rows of '\(table.name)' are not those that were written"))
            }
            summary.tables.append(("\(table.name)", digest))
            digest = TableDigest()
            return nil
        default: throw outOfOrder
        }
    }

    /// The next file's path; nil when there is none, and the whole backup has proved to be as it was written.
    func nextFile() throws -> String? {
        switch try records.next() {
        case (.file, let bytes):
            guard let name = String(validating: bytes, as: UTF8.self) else { throw outOfOrder }
            return name
        case (.end, _):
            try records.finish()
            summary.bytes = size
            return nil
        default: throw outOfOrder
        }
    }

    /// The file's bytes, a stretch at a time.
    func readFile(_ body: ([UInt8]) throws -> Void) throws {
        var digest = SHA256()
        while true {
            switch try records.next() {
            case (.bytes, let bytes):
                digest.update(data: bytes)
                summary.fileBytes += bytes.count
                try body(bytes)
            case (.endOfFile, let bytes):
                guard bytes == Array(digest.finalize()) else {
                    throw BackupFailure(path, .invalid("a file in it is not as it was written"))
                }
                summary.files += 1
                return
            default: throw outOfOrder
            }
        }
    }

    private var outOfOrder: BackupFailure { BackupFailure(path, .invalid("its parts are out of order")) }
}

/// Puts records together from pieces.
private struct RecordReader {
    let path: String
    var pieces: PieceReader
    private var held: [UInt8] = []
    private var at = 0

    init(path: String, pieces: PieceReader) {
        self.path = path
        self.pieces = pieces
    }

    mutating func next() throws(BackupFailure) -> (Record.Kind, [UInt8]) {
        let head = try take(Record.headSize)
        var reader = ByteReader(head, from: 0, to: head.count)
        guard let code = try? reader.byte(), let kind = Record.Kind(rawValue: code),
            let word = try? reader.fixed(UInt64.self), let count = Int(exactly: word)
        else { throw BackupFailure(path, .invalid("it has a part of an unknown kind")) }
        return (kind, try take(count))
    }

    /// Nothing may follow the end.
    mutating func finish() throws(BackupFailure) {
        guard at == held.count, try pieces.next() == nil else {
            throw BackupFailure(path, .invalid("something follows its end"))
        }
    }

    /// Memory grows with what the file has, not with what it promises.
    private mutating func take(_ count: Int) throws(BackupFailure) -> [UInt8] {
        while held.count - at < count {
            guard let more = try pieces.next() else { throw BackupFailure(path, .invalid("it ends within a part")) }
            held.removeFirst(at)
            at = 0
            held += more
        }
        defer { at += count }
        return Array(held[at..<at + count])
    }
}
