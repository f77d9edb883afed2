import Backup
import DatabaseTestSupport
import Foundation
import SQL
import SQLiteDriver
import Stores
import TestSupport
import Testing

@Suite("Where a backup goes, and where it is restored to")
struct TargetTests {
    private static func make(
        _ folder: TemporaryFolder, replacing: Bool = false, at path: String? = nil, rows: Int = 3
    ) async throws -> BackupSummary {
        try await withSQLite { source async throws in
            try await Sample.fill(source, rows: rows)
            return try await BackupMaker(of: source, Sample.files(folder), passphrase: nil)
                .make(at: path ?? folder.path(of: "a.tlbackup"), replacing: replacing, now: 1)
        }
    }

    @Test("a file that is there is replaced only when that is wanted") func existing() async throws {
        try await withTemporaryFolder { folder in
            _ = try await Self.make(folder)
            let first = try folder.bytes(of: "a.tlbackup")
            _ = await #expect {
                _ = try await Self.make(folder, rows: 5)
            } throws: {
                ($0 as? BackupFailure)?.problem == .exists
            }
            #expect(try folder.bytes(of: "a.tlbackup") == first)
            _ = try await Self.make(folder, replacing: true, rows: 5)
            #expect(try folder.bytes(of: "a.tlbackup") != first)
            #expect(!folder.hasFile("a.tlbackup.partial"))
        }
    }

    @Test("only its owner may read it") func permissions() async throws {
        try await withTemporaryFolder { folder in
            _ = try await Self.make(folder)
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "a.tlbackup"))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("a full disk says so and leaves nothing") func fullDisk() async throws {
        try await withTemporaryFolder { folder in
            _ = await #expect {
                // Whatever is written to this device finds it full.
                try FileManager.default.createSymbolicLink(
                    atPath: folder.path(of: "a.tlbackup.partial"), withDestinationPath: "/dev/full")
                _ = try await Self.make(folder)
            } throws: {
                "\($0)".contains("no space left") && "\($0)".contains("Free some space")
            }
            #expect(!folder.hasFile("a.tlbackup"))
        }
    }

    @Test("a folder that isn't there is named") func noFolder() async throws {
        try await withTemporaryFolder { folder in
            _ = await #expect {
                _ = try await Self.make(folder, at: folder.path(of: "no/a.tlbackup"))
            } throws: {
                "\($0)".contains("no/a.tlbackup") && "\($0)".contains("Check the path")
            }
        }
    }

    @Test("a database or a folder that keeps something stays as it was", arguments: TestDatabase.allCases)
    func notEmpty(_ kind: TestDatabase) async throws {
        try await withTemporaryFolder { folder in
            _ = try await Self.make(folder)
            let path = folder.path(of: "a.tlbackup")
            try await kind.open { target async throws in
                try await target.write { try $0.execute("insert into setting (name, value) values ('mine', 'kept')") }
                let before = try await Sample.contents(target)
                await #expect(throws: TargetNotEmpty.self) {
                    _ = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                        .run(into: target, Sample.files(folder), now: 1)
                }
                #expect(try await Sample.contents(target) == before)
            }
            try folder.write("mine", to: "rejects/mine.csv")
            try await kind.open(.none) { target async throws in
                _ = await #expect {
                    _ = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                        .run(into: target, Sample.files(folder), now: 1)
                } throws: {
                    ($0 as? BackupFailure)?.problem == .keepsFiles("rejects/mine.csv")
                }
            }
            #expect(try folder.read("rejects/mine.csv") == "mine")
        }
    }
}
