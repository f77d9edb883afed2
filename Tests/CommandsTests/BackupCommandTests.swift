import DatabaseTestSupport
import Foundation
import PostgresDriver
import TestSupport
import Testing

/// An installation backed up and restored by the real program.
@Suite struct BackupCommandTests {
    /// An installation with two customers and a row that didn't fit.
    private static func setUp(_ folder: TemporaryFolder, _ more: [String] = []) throws -> Program {
        _ = try folder.write("who,at,what\na,1000,order\na,2000,pay\nb,1000,order\nb,soon,pay\n", to: "e.csv")
        _ = try folder.write(Program.mapping, to: "m.yaml")
        let program = Program(folder: folder.path)
        let outcome = try program.run(["import", "--mapping", "m.yaml", "e.csv", "--data", "d"] + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return program
    }

    private static func answers(_ program: Program, _ data: [String]) throws -> [String] {
        try [["insight", "edges", "--format", "csv"], ["customer", "a"], ["check"]].map { question in
            let outcome = try program.run(question + data)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }
    }

    private static func json(_ outcome: Program.Outcome) throws -> [String: Any] {
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func aBackupGoesFromSQLiteToPostgreSQLAndBackWithEqualAnswers() async throws {
        try await withCleanUp { cleanUp in
            let folder = try TemporaryFolder.make(cleanUp)
            let program = try Self.setUp(folder)
            let before = try Self.answers(program, ["--data", "d"])
            let address = try await PostgresAddress.temporaryText(cleanUp)

            let made = try Self.json(program.run("backup", "a.tlbackup", "--data", "d", "--format", "json"))
            #expect(made["files"] as? Int == 1 && made["encrypted"] as? Bool == false)
            let there = try program.run("restore", "a.tlbackup", "--data", "p", "--database", address)
            #expect(there.status == 0 && there.output.contains("is restored"), "\(there.errors)")
            #expect(try Self.answers(program, ["--data", "p", "--database", address]) == before)

            let back = try program.run("backup", "b.tlbackup", "--data", "p", "--database", address)
            #expect(back.status == 0 && back.output.contains("1 file"), "\(back.errors)")
            let last = try Self.json(program.run("restore", "b.tlbackup", "--data", "r", "--format", "json"))
            #expect((last["tables"] as? NSArray) == made["tables"] as? NSArray)
            #expect(try Self.answers(program, ["--data", "r"]) == before)
            // What is known already is known here too, and the next event gets its number.
            let again = try program.run(
                "import", "--mapping", "m.yaml", "e.csv", "--data", "r", "--format", "json")
            #expect(try Self.json(again)["known"] as? Int == 3)
        }
    }

    @Test func aServerGoesOnWhileItIsBackedUp() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let server = try Serving(
                program, ["--data", "d", "--backup-folder", "kept", "--backup-every", "24h", "--backups-kept", "2"])
            defer { server.end() }
            try server.wait(for: "Throughline is open")
            let refused = try program.run("import", "--mapping", "m.yaml", "e.csv", "--data", "d")
            #expect(refused.status == 2 && refused.errors.contains("in use"))

            let outcome = try program.run("backup", "a.tlbackup", "--data", "d")
            #expect(outcome.status == 0 && outcome.output.contains("is on disk"), "\(outcome.errors)")
            #expect(try program.run("backup", "a.tlbackup", "--check").output.contains("is whole"))
            // And it makes one by itself.
            try server.wait(for: "a backup was made")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "kept"))
            let own = try #require(names.first { $0.hasSuffix(".tlbackup") })
            let checked = try program.run("backup", "kept/" + own, "--check")
            #expect(checked.status == 0, "\(checked.errors)")
        }
    }

    @Test func anEncryptedBackupNeedsItsPassphraseAndNobodyIsToldIt() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            try folder.write("s3cret words\nsecond line\n", to: "right.txt")
            try folder.write("s3cret word\n", to: "wrong.txt")
            try folder.write("\n", to: "empty.txt")
            let made = try program.run("backup", "a.tlbackup", "--data", "d", "--passphrase-file", "right.txt")
            #expect(made.status == 0 && made.output.contains("encrypted"), "\(made.errors)")
            for (more, words) in [
                ([], "--passphrase-file"), (["--passphrase-file", "wrong.txt"], "not the passphrase"),
                (["--passphrase-file", "empty.txt"], "empty"), (["--passphrase-file", "nowhere.txt"], "nowhere.txt"),
            ] {
                let refused = try program.run(["restore", "a.tlbackup", "--data", "r"] + more)
                #expect(refused.status == 2 && refused.errors.contains(words), "\(refused.errors)")
                #expect(!refused.errors.contains("s3cret") && !folder.exists("r/throughline.db"))
            }
            let restored = try program.run("restore", "a.tlbackup", "--data", "r", "--passphrase-file", "right.txt")
            #expect(restored.status == 0 && !restored.output.contains("s3cret"), "\(restored.errors)")
            #expect(try Self.answers(program, ["--data", "r"]) == Self.answers(program, ["--data", "d"]))
        }
    }

    @Test func whatCannotBeUsedSaysWhatToDoAndChangesNothing() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let before = try Self.answers(program, ["--data", "d"])
            #expect(try program.run("backup", "a.tlbackup", "--data", "d").status == 0)
            var bytes = Array(try Data(contentsOf: URL(filePath: folder.path(of: "a.tlbackup"))))
            bytes[bytes.count / 2] ^= 4
            try folder.write(bytes, to: "damaged.tlbackup")
            try folder.write(Array(bytes.prefix(100)), to: "short.tlbackup")
            let cases: [([String], Int32, String)] = [
                (["backup", "a.tlbackup", "--data", "d"], 2, "--replace"),
                (["backup", "b.tlbackup", "--data", "nowhere"], 2, "no data"),
                (["backup", "no/b.tlbackup", "--data", "d"], 2, "Check the path"),
                (["backup", "damaged.tlbackup", "--check"], 1, "is damaged"),
                (["backup", "short.tlbackup", "--check"], 1, "cut short"),
                (["backup", "e.csv", "--check"], 2, "not a backup"),
                (["restore", "damaged.tlbackup", "--data", "r"], 2, "is damaged"),
                (["restore", "nowhere.tlbackup", "--data", "r"], 2, "no such file"),
                (["restore", "e.csv", "--data", "r"], 2, "not a backup"),
                (["restore", "a.tlbackup", "--data", "d"], 2, "already keeps"),
                (["serve", "--data", "d", "--backup-folder", "k", "--backup-every", "soon"], 2, "--backup-every"),
                (["serve", "--data", "d", "--backup-folder", "k", "--backups-kept", "0"], 2, "--backups-kept"),
                (["serve", "--data", "d", "--backup-folder", "e.csv"], 2, "e.csv"),
            ]
            for (arguments, status, words) in cases {
                let outcome = try program.run(arguments)
                #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
                #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
            }
            #expect(!folder.exists("r/throughline.db"))
            #expect(try Self.answers(program, ["--data", "d"]) == before)
            #expect(try program.run("restore", "a.tlbackup", "--data", "r").status == 0)
        }
    }
}

extension TemporaryFolder {
    fileprivate func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }
}

/// A server that runs beside a test, and what it says.
private final class Serving {
    private struct Ended: Error {}

    private let process: Process
    private let errors = Pipe()
    private var said = ""

    init(_ program: Program, _ arguments: [String]) throws {
        process = program.start(
            ["serve", "--port", "0", "--assets", Places.inRepository("Assets")] + arguments)
        process.standardError = errors
        try process.run()
    }

    /// Waits until it has said the words.
    func wait(for words: String) throws {
        while !said.contains(words) {
            let more = errors.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Ended() }
            said += String(decoding: more, as: UTF8.self)
        }
    }

    func end() {
        process.terminate()
        process.waitUntilExit()
    }
}
