import Foundation
import TestSupport
import Testing

/// Databases that older versions wrote, kept as they were (Tests/Kept, a folder for each, named by its last migration):
/// each is brought up to date by one command, and answers as its own version did.
@Suite("A database of an older version") struct UpgradeTests {
    static let versions = ["m0004_setting", "m0005_erasure"]
    private static let question = ["insight", "edges", "--data", "d", "--format", "csv"]

    private static func copied(_ version: String, to folder: TemporaryFolder) throws -> (Program, kept: String) {
        let kept = Places.inRepository("Tests/Kept/" + version)
        try FileManager.default.createDirectory(atPath: folder.path(of: "d"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: kept + "/throughline.db", toPath: folder.path(of: "d/throughline.db"))
        return (Program(folder: folder.path), kept)
    }

    @Test(arguments: versions) func showsWhatWouldChangeAndChangesNothing(_ version: String) async throws {
        try await withTemporaryFolder { folder in
            let (program, kept) = try Self.copied(version, to: folder)
            let refused = try program.run(Self.question)
            #expect(refused.status == 2 && refused.errors.contains("throughline database upgrade"))
            let shown = try program.run("database", "upgrade", "--dry-run", "--data", "d", "--format", "csv")
            #expect(shown.status == 0)
            #expect(shown.output.contains("m0006_merge,") && !shown.output.contains(version))
            let database = try Data(contentsOf: URL(filePath: folder.path(of: "d/throughline.db")))
            #expect(database == (try Data(contentsOf: URL(filePath: kept + "/throughline.db"))))
        }
    }

    @Test(arguments: versions) func isBroughtUpToDateAndAnswersAsBefore(_ version: String) async throws {
        try await withTemporaryFolder { folder in
            let (program, kept) = try Self.copied(version, to: folder)
            let done = try program.run("database", "upgrade", "--data", "d")
            #expect(done.status == 0 && done.output.contains("Done: "), "\(done.errors)")
            let before = try String(contentsOfFile: kept + "/edges.csv", encoding: .utf8)
            #expect(try program.run(Self.question).output == before)
            #expect(try program.run("check", "--data", "d").status == 0)
            let again = try program.run("database", "upgrade", "--data", "d")
            #expect(again.status == 0 && again.output.contains("nothing to do"))
            // Its events are known again.
            let imported = try program.run(
                "import", "--mapping", kept + "/mapping.yaml", kept + "/events.csv", "--data", "d", "--format", "json")
            #expect(imported.status == 0 && imported.output.contains(#""added" : 0"#), "\(imported.output)")
            #expect(try program.run(Self.question).output == before)
        }
    }

    @Test func thatIsNewerIsRefusedByTheCommandToo() async throws {
        try await withTemporaryFolder { folder in
            let (program, _) = try Self.copied("m0004_setting", to: folder)
            #expect(try program.run("database", "upgrade", "--data", "d").status == 0)
            let path = folder.path(of: "d/throughline.db")
            try Self.addAStepOfTheFuture(to: path)
            for arguments in [
                ["database", "upgrade", "--data", "d"], ["database", "upgrade", "--dry-run", "--data", "d"],
            ] {
                let refused = try program.run(arguments)
                #expect(refused.status == 2 && refused.errors.contains("newer version"), "\(refused.errors)")
            }
        }
    }

    private static func addAStepOfTheFuture(to path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [
            path, "insert into schema_migration (position, name, checksum, applied_at) values (99, 'm0099_x', '', 0)",
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
