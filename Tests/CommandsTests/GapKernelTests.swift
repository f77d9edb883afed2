import Foundation
import TestSupport
import Testing

/// Continuity gaps from many processes, in two rounds: all that `throughline report` says but what needs customers side
/// by side.
@Suite(.serialized) struct GapKernelTests {
    /// What a merged report leaves out, or can't know.
    private static let apart: Set<String> = [
        "spend_difference_minor", "money_at_risk_minor", "examples", "script_version", "left_out",
    ]

    private static func compared(_ text: String) throws -> NSDictionary {
        func less(_ value: Any) -> Any {
            if let list = value as? [Any] { return list.map(less) }
            guard let object = value as? [String: Any] else { return value }
            return object.filter { !apart.contains($0.key) }.mapValues(less)
        }
        return try #require(less(try JSONSerialization.jsonObject(with: Data(text.utf8))) as? NSDictionary)
    }

    private func done(_ program: Program, _ arguments: [String], input: String? = nil, output: String) throws {
        let outcome = try program.run(arguments, input: input, output: output)
        try #require(outcome.status == 0, "\(arguments): \(outcome.errors)")
    }

    @Test(arguments: [["--journey", "buy-a-dress"], []]) func twoRoundsGiveTheReport(options: [String]) async throws {
        try await withTemporaryFolder { folder in
            let program = try KernelTests.company(in: folder.path)
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            let listed = try program.run("export", "blocks", "--data", "d", "--out", "parts", "--partitions", "4")
            let blocks = listed.output.split(separator: "\n").map(String.init)
            let script = ["--script", "w/script"]
            for file in blocks { try done(kernel, ["waits"] + script, input: file, output: file + ".waits") }
            let waits = blocks.map { $0 + ".waits" }
            try done(kernel, ["--merge", waits[3], waits[0]], output: "some.waits")
            try done(kernel, ["limits", "--merge", waits[1], "some.waits", waits[2]], output: "limits.tlp")
            try done(kernel, ["limits", "--merge"] + waits, output: "again.tlp")
            #expect(try bytes("limits.tlp", folder.path) == bytes("again.tlp", folder.path))
            let ask = ["gaps", "--given", "limits.tlp"]
            for file in blocks { try done(kernel, ask + script + options, input: file, output: file + ".gaps") }
            let merge = ["insight", "--merge"] + blocks.map { $0 + ".gaps" } + script
            let found = try program.run(merge + ["--format", "json"])
            let direct = try program.run(
                ["report", "--data", "d", "--rank", "customers", "--format", "json"] + options)
            #expect(try Self.compared(found.output) == Self.compared(direct.output))
            #expect(found.output.contains("money_at_risk") && found.output.contains("left_out"))
            #expect(found.errors.isEmpty)
            #expect(try program.run(merge).output.contains("Money at risk and examples need customers side by side"))
            #expect(
                try program.run(merge + ["--format", "csv"]).output.count { $0 == "\n" }
                    == program.run(["report", "--data", "d", "--format", "csv"] + options).output.count { $0 == "\n" })
            try slips(program, kernel, blocks)
        }
    }

    private func bytes(_ name: String, _ folder: String) throws -> Data {
        try Data(contentsOf: URL(filePath: folder).appending(path: name))
    }

    /// After two rounds have run.
    private func slips(_ program: Program, _ kernel: Program, _ blocks: [String]) throws {
        let some = try program.run("insight", "--merge", blocks[0] + ".gaps", "--script", "w/script")
        #expect(some.status == 0 && some.errors.contains("some customers are missing"))
        let limits = try program.run("insight", "--merge", "limits.tlp", "--format", "csv")
        #expect(limits.output.hasPrefix("from,to,limit_ms,waits"))
        let other = try kernel.run(["gaps", "--given", "limits.tlp"], input: blocks[0])
        #expect(other.status == 2 && other.errors.contains("the same --script"))
        let nobody = kernel.folder + "/nobody"
        try Data().write(to: URL(filePath: nobody))
        try done(kernel, ["waits", "--script", "w/script"], input: "nobody", output: "nobody.waits")
        try done(kernel, ["limits", "--merge", "nobody.waits"], output: "nobody.tlp")
        let short = try kernel.run(
            ["gaps", "--given", "nobody.tlp", "--script", "w/script"], input: blocks[0])
        #expect(short.status == 2 && short.errors.contains("other footage"))
    }
}
