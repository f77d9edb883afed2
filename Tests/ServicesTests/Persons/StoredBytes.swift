import Assembly
import AssemblyTestSupport
import Foundation
import PostgresDriver
import SQL
import Services
import Testing

/// Looks for a text in every byte that an installation keeps: the files of its folder and those of its database.
struct StoredBytes {
    let installation: Installation

    /// The files that hold it.
    func files(with text: String) async throws -> [String] {
        let needle = Data(text.utf8)
        let folder = installation.folder.path
        let here = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { return false }
            return try Data(contentsOf: URL(filePath: folder + "/" + path)).range(of: needle) != nil
        }
        guard case .postgres(let address) = try await Installation.database(of: folder) else { return here }
        let database = try await PostgresDatabase.open(address)
        // Everything that PostgreSQL holds in memory goes to its files, where it is looked for.
        try await database.write { try $0.run(SQLScript(text: "checkpoint")) }
        let there = try await database.read { connection in
            try connection.all(
                """
                with own as (
                    select c.oid, c.reltoastrelid from pg_class c
                    where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
                        and c.relkind in ('r', 'i')
                ), files as (
                    select pg_relation_filepath(oid) as path from own
                    union select pg_relation_filepath(reltoastrelid) from own where reltoastrelid <> 0
                )
                select path from files
                where path is not null and position(convert_to(\(text), 'UTF8') in pg_read_binary_file(path)) > 0
                """
            ) { try $0.value("path", as: String.self) }
        }
        await database.close()
        return here + there
    }
}
