package import Experience
package import SQL

/// Keeps files that all servers of one database reach, within the transaction of its connection: piece by piece, so
/// that none is ever held whole.
package struct FileStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// Adds a piece of a version that is not there yet.
    package func add(_ bytes: [UInt8], piece: Int, of name: String, version: Int64, at now: Timestamp) throws {
        try connection.execute(
            """
            insert into kept_file_piece (name, version, piece, added_at, bytes)
            values (\(name), \(version), \(piece), \(now), \(bytes))
            """)
    }

    /// All pieces are there: from now on this version is the file.
    package func complete(_ name: String, version: Int64, byteCount: Int, at now: Timestamp) throws {
        try connection.execute(
            """
            insert into kept_file (name, version, added_at, byte_count)
            values (\(name), \(version), \(now), \(byteCount))
            on conflict (name) do update set version = excluded.version, added_at = excluded.added_at,
                byte_count = excluded.byte_count
            """)
        try connection.execute("delete from kept_file_piece where name = \(name) and version <> \(version)")
    }

    package func file(_ name: String) throws -> KeptFile? {
        try connection.first("select \(Self.columns) from kept_file where name = \(name)", Self.file(of:))
    }

    /// Files whose names begin so, by name.
    package func files(below prefix: String) throws -> [KeptFile] {
        // In the order of bytes, whatever the database's own is.
        try connection.all(
            """
            select \(Self.columns) from kept_file
            where substr(name, 1, cast(\(prefix.unicodeScalars.count) as integer)) = \(prefix)
            """, Self.file(of:)
        ).sorted { $0.name < $1.name }
    }

    /// Nil when the file hasn't so many pieces, or isn't there (any more).
    package func piece(_ piece: Int, of file: KeptFile) throws -> [UInt8]? {
        try connection.value(
            """
            select bytes from kept_file_piece
            where name = \(file.name) and version = \(file.version) and piece = \(piece)
            """)
    }

    package func remove(_ name: String) throws {
        try connection.execute("delete from kept_file where name = \(name)")
        try connection.execute("delete from kept_file_piece where name = \(name)")
    }

    /// Takes out pieces that never became a file.
    package func removeLeftovers(addedBefore moment: Timestamp) throws {
        try connection.execute(
            """
            delete from kept_file_piece where added_at < \(moment) and not exists (
                select 1 from kept_file
                where kept_file.name = kept_file_piece.name and kept_file.version = kept_file_piece.version)
            """)
    }

    private static let columns: SQL = "name, version, added_at, byte_count"

    private static func file(of row: SQLRow) throws -> KeptFile {
        KeptFile(
            name: try row.value("name"), version: try row.value("version"), addedAt: try row.value("added_at"),
            byteCount: try row.value("byte_count"))
    }
}

/// A file in the database.
package struct KeptFile: Hashable, Sendable {
    /// A path within the data folder.
    package let name: String
    package let version: Int64
    package let addedAt: Timestamp
    package let byteCount: Int
}

extension SQLConnection {
    package var files: FileStore { FileStore(connection: self) }
}
