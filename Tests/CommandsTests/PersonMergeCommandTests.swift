import Foundation
import TestSupport
import Testing

/// Two ids made one customer and split again, by the real programs.
@Suite struct PersonMergeCommandTests {
    private static let rows =
        "who,at,what\na,1000,order\nb,2000,pay\nc,1000,order\nc,5000,pay\nd,1000,call\na,9000,pay\n"

    private static func setUp(_ folder: TemporaryFolder) throws -> Program {
        try folder.write(rows, to: "e.csv")
        try folder.write(Program.mapping, to: "m.yaml")
        let program = Program(folder: folder.path)
        #expect(try program.run("import", "--mapping", "m.yaml", "e.csv", "--data", "d").status == 0)
        return program
    }

    private static let edges = ["insight", "edges", "--data", "d", "--format", "csv"]

    @Test func mergesListsAndSplits() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let before = try program.run(Self.edges).output
            let merged = try program.run("person", "merge", "a", "--into", "b", "--reason", "same phone", "--data", "d")
            #expect(merged.status == 0 && merged.output.contains("one customer, one story"), "\(merged.errors)")
            #expect(try program.run(Self.edges).output != before)
            let story = try program.run("customer", "a", "--data", "d")
            #expect(story.output.contains("Customer b: 3 takes") && story.output.contains("same phone"))
            let record = try program.run("person", "show", "a", "--data", "d").output
            #expect(record.contains("What is kept about b") && record.contains("a  1970"))
            for (arguments, words) in [
                (["merge", "a", "--into", "c"], "merged into “b” already"),
                (["merge", "c", "--into", "c"], "into itself"),
                (["merge", "b", "--into", "a"], "which can’t be merged"),
                (["merge", "x", "--into", "c"], "Nothing is known"),
                (["split", "c"], "not merged into anybody"),
            ] {
                let refused = try program.run(["person"] + arguments + ["--reason", "x", "--data", "d"])
                #expect(refused.status == 2 && refused.errors.contains(words), "\(arguments): \(refused.errors)")
            }
            #expect(try program.run("person", "split", "a", "--reason", "father, son", "--data", "d").status == 0)
            let twice = try program.run("person", "split", "a", "--reason", "x", "--data", "d")
            #expect(twice.status == 2 && twice.errors.contains("split already"))
            #expect(try program.run(Self.edges).output == before)
            let list = try program.run("person", "merges", "--data", "d", "--format", "csv").output
            #expect(list.contains("a,b,") && list.contains("\"father, son\""))
        }
    }

    @Test func partsOfAnExportHaveEachHumanOnceAndMergeToTheSameFigures() async throws {
        try await withTemporaryFolder { folder in
            let program = try KernelTests.company(in: folder.path, customers: 60)
            let found = try program.run("insight", "edges", "--data", "d", "--format", "csv")
            #expect(found.status == 0)
            let ids = try String(contentsOfFile: folder.path(of: "w/events.csv"), encoding: .utf8)
                .split(separator: "\n").dropFirst().compactMap {
                    $0.split(separator: ",").dropFirst().first.map(String.init)
                }
            let customers = Set(ids).sorted()
            for index in 0..<6 {
                let merged = try program.run(
                    "person", "merge", customers[index], "--into", customers[20 + index % 3], "--reason", "x", "--data",
                    "d")
                #expect(merged.status == 0, "\(merged.errors)")
            }
            let direct = try program.run("insight", "edges", "--data", "d", "--format", "csv")
            #expect(direct.output != found.output)
            let parts = try program.run("export", "blocks", "--data", "d", "--out", "parts", "--partitions", "5")
            #expect(parts.status == 0)
            var results: [String] = []
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            for part in parts.output.split(separator: "\n").map(String.init) {
                let outcome = try kernel.run(["edges"], input: part, output: part + ".tlp")
                try #require(outcome.status == 0, "\(outcome.errors)")
                results.append(part + ".tlp")
            }
            #expect(results.count == 5)
            let together = try program.run(
                ["insight", "--merge"] + results + ["--question", "edges", "--format", "csv"])
            #expect(together.output == direct.output)
        }
    }
}
