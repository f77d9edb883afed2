import Assembly
import Backup
import DatabaseTestSupport
import Experience
import Foundation
import SQL
import SQLiteDriver
import Services
import Stores
import TestSupport
import Testing

@Suite("A backup and what is restored from it")
struct RoundTripTests {
    @Test(
        "are equal in every row and file, either way and back", arguments: TestDatabasePair.all,
        [nil, Passphrase("open 👗")])
    private func everything(_ pair: TestDatabasePair, _ passphrase: Passphrase?) async throws {
        try await withCleanUp { cleanUp in
            let (first, second) = (try TemporaryFolder.make(cleanUp), try TemporaryFolder.make(cleanUp))
            let third = try TemporaryFolder.make(cleanUp)
            let path = first.path(of: "a.tlbackup")
            try await pair.from.open { source async throws in
                // Several pieces: rows and files that end within one and go over into the next.
                try await Sample.fill(source, rows: 9, bytes: 150_000)
                try Sample.fill(first, bytes: 1_200_000)
                let made = try await BackupMaker(of: source, Sample.files(first), passphrase: passphrase, cost: 4)
                    .make(at: path, now: 5_000)
                let rows = Dictionary(uniqueKeysWithValues: made.tables.map { ($0.table, $0.digest.rows) })
                #expect(rows["footage_block"] == 9 && rows["import_run"] == 1 && rows["setting"] == 2)
                #expect(made.tables.map(\.table) == StoredTable.all.map { "\($0.name)" })
                #expect(made.files == 3 && made.madeAt == 5_000 && made.isEncrypted == (passphrase != nil))
                #expect(try first.bytes(of: "a.tlbackup").count == made.bytes)
                try await pair.to.open(.none) { target async throws in
                    let restored = try await BackupRestore(of: OpenedBackup(path, passphrase: passphrase))
                        .run(into: target, Sample.files(second), now: 1)
                    #expect(restored.tables.map(\.digest) == made.tables.map(\.digest))
                    #expect(try await Sample.contents(target) == Sample.contents(source))
                    #expect(try Sample.contents(second) == Sample.contents(first))
                    // And from there into a third.
                    let back = second.path(of: "b.tlbackup")
                    _ = try await BackupMaker(of: target, Sample.files(second), passphrase: nil)
                        .make(at: back, now: 6_000)
                    try await pair.from.open { last async throws in
                        _ = try await BackupRestore(of: OpenedBackup(back, passphrase: nil))
                            .run(into: last, Sample.files(third), now: 1)
                        #expect(try await Sample.contents(last) == Sample.contents(source))
                        #expect(try Sample.contents(third) == Sample.contents(first))
                    }
                }
            }
        }
    }

    @Test("is of one moment though writing goes on", arguments: TestDatabase.allCases)
    func oneMoment(_ kind: TestDatabase) async throws {
        try await withTemporaryFolder { folder in
            try await kind.open { database async throws in
                try await Sample.fill(database, rows: 40, bytes: 100_000)
                try await database.write { connection in
                    for name in ["left", "right"] {
                        try connection.execute("insert into setting (name, value) values (\(name), '0')")
                    }
                }
                let path = folder.path(of: "a.tlbackup")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    // Always two rows at once: a backup of two moments has them unequal.
                    group.addTask {
                        var number = 0
                        while !Task.isCancelled {
                            number += 1
                            let text = String(number)
                            try? await database.write { connection in
                                for name in ["left", "right"] {
                                    try connection.execute("update setting set value = \(text) where name = \(name)")
                                }
                                try connection.execute(
                                    "insert into setting (name, value) values (\("n" + text), \(text))")
                            }
                        }
                    }
                    for number in 0..<5 {
                        _ = try await BackupMaker(of: database, Sample.files(folder), passphrase: nil)
                            .make(at: path, replacing: number > 0, now: 1)
                        try await Self.expectOneMoment(path, folder)
                    }
                    group.cancelAll()
                }
            }
        }
    }

    private static func expectOneMoment(_ path: String, _ folder: TemporaryFolder) async throws {
        try await withSQLite(.none) { target async throws in
            _ = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                .run(into: target, Sample.files(folder), now: 1)
            let values: [String: String] = try await target.read { connection in
                let rows = try connection.all("select name, value from setting") { row in
                    (try row.value("name", as: String.self), try row.value("value", as: String.self))
                }
                return Dictionary(uniqueKeysWithValues: rows)
            }
            let written = values.count - 4
            #expect(values["left"] == String(written) && values["right"] == String(written))
        }
    }
}

@Suite("An installation that was restored elsewhere")
struct RestoredInstallationTests {
    @Test("shows the rejected rows that came with it") func rejects() async throws {
        try await withTemporaryFolder { folder in
            let data = try folder.write("who,at,what\na,1000,order\nb,soon,pay\n", to: "e.csv")
            let mapping = """
                format: csv
                events:
                  - customer: {column: who}
                    time: {column: at, format: unix_ms}
                    touchpoint: {column: what}

                """
            let first = try await Installation.open(folder.path(of: "first"), for: .working)
            let record = try await first.services.imports.run(
                ImportRequest(files: [data], mappingText: mapping, mappingPath: folder.path(of: "m.yaml")))
            _ = try await Installation.backUp(folder.path(of: "first"), to: folder.path(of: "a.tlbackup"))
            try await first.close()
            try FileManager.default.removeItem(atPath: folder.path(of: "first"))

            _ = try await Installation.restore(folder.path(of: "a.tlbackup"), to: folder.path(of: "second"))
            let second = try await Installation.open(folder.path(of: "second"), for: .working)
            let status = try #require(try await second.services.imports.list().first)
            #expect(status.record.id == record.id)
            #expect(status.record.rejectsPath?.hasPrefix(folder.path(of: "second")) == true)
            let rows = try await second.services.imports.rejects(of: record.id, offset: 0, limit: 10)
            #expect(rows.map(\.line) == [3])
            try await second.close()
        }
    }
}
