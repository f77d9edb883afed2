import DatabaseTestSupport
import Foundation
import PostgresDriver
import TestSupport
import Testing

/// An installation over PostgreSQL, and moved there and back, by the real program.
@Suite struct DatabaseCommandTests {
    private static func setUp(_ folder: TemporaryFolder) throws -> Program {
        _ = try folder.write("who,at,what\na,1000,order\na,2000,pay\nb,1000,order\nb,5000,pay\n", to: "e.csv")
        _ = try folder.write(Program.mapping, to: "m.yaml")
        return Program(folder: folder.path)
    }

    private static let question = ["insight", "edges", "--data", "d", "--format", "csv"]

    @Test func anInstallationMovesThereAndBackWithEqualAnswers() async throws {
        try await withCleanUp { cleanUp in
            let folder = try TemporaryFolder.make(cleanUp)
            let program = try Self.setUp(folder)
            let address = try await PostgresAddress.temporaryText(cleanUp)
            #expect(try program.run("import", "--mapping", "m.yaml", "e.csv", "--data", "d").status == 0)
            let before = try program.run(Self.question)
            #expect(before.output.contains("order,pay,2,5000"))

            let there = try program.run("database", "move", "--data", "d", "--to", address, "--format", "csv")
            #expect(there.status == 0 && there.output.contains("footage_block,1,"))
            #expect(try program.run(Self.question + ["--database", address]).output == before.output)
            let twice = try program.run("database", "move", "--data", "d", "--to", address)
            #expect(twice.status == 2 && twice.errors.contains("already keeps data"))

            try FileManager.default.removeItem(atPath: folder.path(of: "d/throughline.db"))
            #expect(try program.run(Self.question).status == 2)
            let back = try program.run(
                "database", "move", "--data", "d", "--from", address, "--to", "sqlite", "--format", "csv")
            #expect(back.status == 0 && back.output == there.output)
            #expect(try program.run(Self.question).output == before.output)
            #expect(try program.run("database", "check", "--data", "d").status == 0)

            // Nothing was known twice on the way.
            let again = try program.run(
                "import", "--mapping", "m.yaml", "e.csv", "--data", "d", "--database", address, "--format", "csv")
            #expect(again.status == 0)
            #expect(try program.run(Self.question + ["--database", address]).output == before.output)
        }
    }

    @Test(arguments: [
        (["database", "move", "--data", "d", "--to", "sqlite"], "nothing to move"),
        (["database", "move", "--data", "d", "--to", "mysql://x"], "--to"),
        (["database", "move", "--data", "d", "--to", "postgres://jane:s3cret@127.0.0.1:1/x"], "can't be reached"),
        (["database", "move", "--data", "nowhere", "--to", "postgres://jane:s3cret@127.0.0.1:1/x"], "nowhere"),
        (["serve", "--data", "d", "--database", "postgres://jane:s3cret@127.0.0.1:1/x"], "can't be reached"),
        (["check", "--data", "d", "--database", "postgres://jane:s3cret@h/x?no=1"], "can't be read"),
    ])
    func wrongAddressesSayWhatToDoAndChangeNothing(_ arguments: [String], words: String) async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            #expect(try program.run("import", "--mapping", "m.yaml", "e.csv", "--data", "d").status == 0)
            let outcome = try program.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(words), "\(outcome.errors)")
            #expect(!outcome.errors.contains("s3cret"))
            #expect(try program.run(Self.question).output.contains("order,pay,2,5000"))
        }
    }
}
