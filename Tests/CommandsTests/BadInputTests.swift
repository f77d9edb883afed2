import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// Wrong input gets a message that names the place and the remedy, an exit code that scripts can use, and changes nothing.
@Suite struct BadInputTests {
    /// What somebody may type, and what they must read.
    struct Slip: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var exitCode: Int32
        var words: [String]

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let slips = [
        Slip(arguments: ["report", "--data", "nowhere"], exitCode: 2, words: ["nowhere", "throughline import"]),
        Slip(arguments: ["customer", "nobody", "--data", "d"], exitCode: 2, words: ["nobody"]),
        Slip(
            arguments: ["report", "--data", "d", "--journey", "bye"], exitCode: 2,
            words: ["--journey", "have-a-bicycle-mended"]),
        Slip(
            arguments: ["report", "--data", "d", "--from", "tomorrow"], exitCode: 2, words: ["--from", "2026-03-29"]),
        Slip(arguments: ["report", "--data", "d", "--from", "2026-02-30"], exitCode: 2, words: ["--from"]),
        Slip(
            arguments: ["insight", "funnel", "odrer", "pay", "--data", "d"], exitCode: 2,
            words: ["odrer", "did you mean", "order"]),
        Slip(
            arguments: ["insight", "later-spend", "--split", "soon", "--data", "d"], exitCode: 2,
            words: ["split", "2026-03-29"]),
        Slip(
            arguments: ["insight", "later-spend", "--cuts", "9,7", "--data", "d"], exitCode: 64,
            words: ["--cuts", "ascending"]),
        Slip(arguments: ["insight", "delays", "--percent", "100", "--data", "d"], exitCode: 64, words: ["--percent"]),
        Slip(
            arguments: ["import", "--mapping", "none.yaml", "e.csv", "--data", "d"], exitCode: 2, words: ["none.yaml"]),
        Slip(
            arguments: ["import", "--mapping", "m.yaml", "none.csv", "--data", "d"], exitCode: 2, words: ["none.csv"]),
        Slip(
            arguments: ["import", "--mapping", "slip.yaml", "e.csv", "--data", "d"], exitCode: 2,
            words: ["slip.yaml:2:", "custmer", "customer"]),
        Slip(arguments: ["script", "check", "none"], exitCode: 2, words: []),
        Slip(arguments: ["script", "import", "none", "--data", "d"], exitCode: 2, words: ["none"]),
        Slip(
            arguments: ["script", "export", "back", "--version", "v9", "--data", "d"], exitCode: 2, words: ["v9", "v1"]),
        Slip(arguments: ["serve", "--host", "0.0.0.0", "--data", "d"], exitCode: 2, words: ["0.0.0.0", "127.0.0.1"]),
        Slip(
            arguments: ["report", "--data", "d", "--memory-limit", "100"], exitCode: 2,
            words: ["2 events", "100 bytes", "--memory-limit", "THROUGHLINE_MEMORY_LIMIT"]),
        Slip(
            arguments: ["import", "--mapping", "m.yaml", "e.csv", "--data", "d", "--memory-limit", "1"], exitCode: 2,
            words: ["--memory-limit"]),
        Slip(arguments: ["report", "--data", "d", "--memory-limit", "lots"], exitCode: 64, words: ["memory-limit"]),
        Slip(arguments: ["check", "--data", "nowhere"], exitCode: 2, words: ["nowhere"]),
        Slip(arguments: ["report", "--no-such-option"], exitCode: 64, words: ["--no-such-option"]),
        Slip(arguments: ["report", "--data", "d", "--limit", "0"], exitCode: 64, words: ["--limit"]),
        Slip(arguments: ["simulate", "--out", "script", "--customers", "5"], exitCode: 2, words: ["script", "empty"]),
    ]

    static let mapping = """
        events:
          - customer: {column: who}
            time: {column: at, format: unix_ms}
            touchpoint: {column: what}
        """

    @Test func everySlipIsToldAndNothingChanges() async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            _ = try folder.write("who,at,what\na,1000,order\na,2000,pay\n", to: "e.csv")
            _ = try folder.write(Self.mapping, to: "m.yaml")
            _ = try folder.write(Self.mapping.replacing("customer", with: "custmer"), to: "slip.yaml")
            #expect(try program.run("script", "new", "script").status == 0)
            #expect(try program.run("script", "import", "script", "--data", "d").status == 0)
            #expect(try program.run("import", "--mapping", "m.yaml", "e.csv", "--data", "d").status == 0)
            let before = try program.run("insight", "edges", "--data", "d", "--format", "csv").output

            for slip in Self.slips {
                let outcome = try program.run(slip.arguments)
                #expect(outcome.status == slip.exitCode, "\(slip.testDescription): \(outcome.errors)")
                for word in slip.words {
                    #expect(outcome.errors.contains(word), "\(slip.testDescription) says: \(outcome.errors)")
                }
                #expect(!outcome.errors.contains("Fatal error"))
            }
            #expect(try program.run("insight", "edges", "--data", "d", "--format", "csv").output == before)
        }
    }

    @Test func damagedFootageIsToldAndTheRestAnswers() async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            _ = try folder.write("who,at,what\na,1000,order\na,2000,pay\n", to: "e.csv")
            _ = try folder.write("who,at,what\nb,1000,order\nb,2000,pay\nb,3000,pack\n", to: "f.csv")
            _ = try folder.write(Self.mapping, to: "m.yaml")
            for file in ["e.csv", "f.csv"] {
                #expect(try program.run("import", "--mapping", "m.yaml", file, "--data", "d").status == 0)
            }
            #expect(try program.run("check", "--data", "d").status == 0)
            try await damageBlock(1, offset: 60, inDatabase: folder.path(of: "d/throughline.db"))

            let edges = try program.run("insight", "edges", "--data", "d", "--format", "csv")
            #expect(edges.status == 0)
            #expect(edges.errors.contains("1 block of footage") && edges.errors.contains("throughline check"))
            let exported = try program.run("export", "blocks", "--data", "d", "--out", "parts")
            #expect(exported.status == 1 && exported.output.contains("parts/part-0.tlb"))
            #expect(exported.errors.contains("1 block of footage"))
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            let part = try kernel.run(["edges"], input: "parts/part-0.tlb", output: "part.tlp")
            #expect(part.status == 0)
            #expect(try program.run("insight", "--merge", "part.tlp", "--format", "csv").output.contains("order,pay"))
            let check = try program.run("check", "--data", "d", "--format", "csv")
            #expect(check.status == 1)
            #expect(check.output.split(separator: "\r\n").count == 2)

            for file in ["e.csv", "f.csv"] {
                #expect(try program.run("import", "--mapping", "m.yaml", file, "--data", "d").status == 0)
            }
            let aside = try program.run("check", "--data", "d", "--set-aside")
            #expect(aside.status == 0 && aside.errors.contains("damaged/block-"))
            let again = try program.run("insight", "edges", "--data", "d", "--format", "json")
            #expect(again.errors.isEmpty && again.output.contains("pack"))
        }
    }

    @Test func aScriptWithAnErrorExitsWithOneAndACleanOneWithNothing() async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            #expect(try program.run("script", "new", "script").status == 0)
            #expect(try program.run("script", "check", "script").status == 0)
            let path = "script/company.yaml"
            let text = try folder.read(path)
            _ = try folder.write(text.replacing("currency:", with: "curency:"), to: path)
            let broken = try program.run("script", "check", "script")
            #expect(broken.status == 2)
            #expect(broken.output.contains("company.yaml:") && broken.output.contains("currency"))
        }
    }
}
