import Backup
import DatabaseTestSupport
import Foundation
import SQL
import SQLiteDriver
import Stores
import TestSupport
import Testing

@Suite("A backup and what is restored from it")
struct RoundTripTests {
    private struct Pair: CustomTestStringConvertible {
        let from: TestDatabase
        let to: TestDatabase
        var testDescription: String { "\(from.rawValue) to \(to.rawValue)" }
    }

    private static let pairs = TestDatabase.allCases.flatMap { from in
        TestDatabase.allCases.map { Pair(from: from, to: $0) }
    }

    @Test("are equal in every row and file, either way and back", arguments: pairs, [nil, Passphrase("open 👗")])
    private func everything(_ pair: Pair, _ passphrase: Passphrase?) async throws {
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
