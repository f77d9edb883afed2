import DatabaseTestSupport
import SQL
import SQLiteDriver
import Stores
import TestSupport
import Testing

@testable import Backup

@Suite("A backup of another version")
struct VersionTests {
    private static let steps = Schema.migrations.map { Manifest.Step(name: $0.name, checksum: $0.checksum) }

    /// Writes a backup as a program would that knows these steps and tables.
    private static func write(
        _ path: String, steps: [Manifest.Step], tables: [StoredTable], of source: any SQLDatabase,
        file: String? = nil
    ) async throws {
        let manifest = Manifest(
            madeAt: 7, steps: steps, tables: tables.map { Manifest.Table(name: "\($0.name)", columns: $0.columnNames) })
        try await source.read { connection in
            var writer = try ContentWriter(
                try RawFile.writing(path), manifest, BackupHeader(origin: .asked, lock: nil), .checksum)
            for table in tables { try writer.add(table, on: connection) { _ in } }
            if let file { try writer.add(file, of: KeptFiles(root: path + ".files", folders: [])) }
            _ = try writer.finish()
        }
    }

    @Test("an older one is brought up to date on the way", arguments: TestDatabase.allCases)
    func older(_ kind: TestDatabase) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "a.tlbackup")
            // What the fourth step and those behind it have made isn't there yet.
            let tables = StoredTable.all.filter { !["setting", "erasure", "customer_merge"].contains("\($0.name)") }
            try await withSQLite { source async throws in
                try await Sample.fill(source)
                try await source.write {
                    try $0.execute("delete from sequence_number where name = 'footage_revision'")
                }
                try await Self.write(path, steps: Array(Self.steps.prefix(3)), tables: tables, of: source)
            }
            try await kind.open(.none) { target async throws in
                let restored = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                    .run(into: target, Sample.files(folder), now: 1)
                #expect(restored.tables.count == tables.count)
                let plan = try await Schema.migrator.plan(for: target)
                #expect(plan.pending.isEmpty && plan.applied.count == Schema.migrations.count)
                #expect(try await target.read { try $0.value("select count(*) from footage_block") } == 3)
                #expect(try await target.read { try $0.value("select count(*) from setting") } == 0)
            }
            // Tables that are further on would miss what later steps make of older rows.
            try await kind.open { target async throws in
                _ = await #expect {
                    _ = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                        .run(into: target, Sample.files(folder), now: 1)
                } throws: {
                    ($0 as? BackupFailure)?.problem == .newerTarget
                }
            }
        }
    }

    @Test("a newer one is refused by its tables") func newer() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "a.tlbackup")
            try await withSQLite { source async throws in
                let steps = Self.steps + [Manifest.Step(name: "m9999_later", checksum: "x")]
                try await Self.write(path, steps: steps, tables: StoredTable.all, of: source)
            }
            let failure = try #require(try BackupFailure.checking(path))
            #expect(failure.problem == .otherTables(.newer(unknown: ["m9999_later"])))
            #expect(failure.description.contains("newer version"))
        }
    }

    @Test("a newer one is refused by its format") func newerFormat() async throws {
        try await withTemporaryFolder { folder in
            var bytes = BackupHeader(origin: .asked, lock: nil).bytes
            bytes[8] = 2
            let path = try folder.write(bytes, to: "a.tlbackup")
            #expect(try BackupFailure.checking(path)?.problem == .newerFormat(2))
        }
    }

    @Test("with a file outside of the data folder changes nothing") func hostileFile() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "a.tlbackup")
            try folder.write("mine", to: "a.tlbackup.files/x/../../stolen")
            try await withSQLite { source async throws in
                try await Self.write(
                    path, steps: Self.steps, tables: StoredTable.all, of: source, file: "x/../../stolen")
            }
            try await withSQLite(.none) { target async throws in
                _ = await #expect {
                    _ = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                        .run(into: target, Sample.files(folder), now: 1)
                } throws: {
                    "\($0)".contains("outside the data folder")
                }
                #expect(try await target.read { try $0.hasTable("setting") } == false)
            }
        }
    }

    @Test(arguments: ["rejects", "rejects/", "rejects/../x", "other/x", "/rejects/x", "rejects/./x", "rejects//x", ""])
    func pathsOutsideAreNotAdmitted(_ path: String) {
        #expect(!KeptFiles(root: "r", folders: ["rejects"]).admits(path))
    }
}
