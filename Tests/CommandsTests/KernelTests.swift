import Foundation
import TestSupport
import Testing

/// `throughline-kernel` and `insight --merge`: an answer from many processes is the answer of one, byte for byte.
@Suite(.serialized) struct KernelTests {
    /// What is asked of one process at once, and then of the merged files.
    struct Asked {
        var options: [String]
        var questions: [String]
        var details = KernelTests.details
    }

    static let asked = [
        Asked(
            options: [],
            questions: [
                "edges", "variants", "handoffs", "fitness", "funnel", "between", "paths", "retention", "reach",
                "conformance",
            ]),
        Asked(
            options: ["--from", "2024-09-01"], questions: ["compare"], details: groups + ["--script", "w/script"]),
        Asked(
            options: ["--from", "2024-09-01", "--segment", "member"],
            questions: ["edges", "handoffs", "fitness", "paths", "retention", "reach", "conformance"]),
        Asked(options: [], questions: ["delays", "later-spend", "scores", "facts"]),
        Asked(
            options: ["--where", "kind=purchase,feedback,interaction", "--where", "channel=web,phone,email"],
            questions: ["edges", "delays", "later-spend", "scores", "facts"]),
    ]

    /// What the kernel needs to know of these questions beside their names.
    static let details = [
        "--steps", "order,pay,ship,feedback", "--touchpoints", "order,ship", "--touchpoint", "order", "--direction",
        "before", "--first", "order", "--back", "pay", "--silence-days", "40", "--script", "w/script", "--split",
        "2024-09-01", "--facts", "price,size",
    ]

    static let groups = ["--first", "segment=member", "--second", "channel=web;to=2025-09-01"]

    /// The same question to one engine.
    private func direct(_ question: String) -> [String] {
        switch question {
        case "funnel": ["funnel", "order", "pay", "ship", "feedback"]
        case "between": ["between", "order", "ship"]
        case "paths": ["paths", "order", "--direction", "before"]
        case "retention": ["retention", "--first", "order", "--back", "pay"]
        case "reach": ["funnel", "order", "pay", "ship", "feedback", "--censored", "--silence-days", "40"]
        case "later-spend": ["later-spend", "--split", "2024-09-01"]
        case "facts": ["facts", "price", "size"]
        case "compare": ["compare"] + Self.groups
        default: [question]
        }
    }

    /// An installation of the invented company.
    static func company(in folder: String, customers: Int = 150) throws -> Program {
        let program = Program(folder: folder)
        for arguments in [
            ["simulate", "--out", "w", "--customers", "\(customers)"], ["script", "import", "w/script", "--data", "d"],
            ["import", "--mapping", "w/mapping.yaml", "w/events.csv", "--data", "d"],
        ] {
            let outcome = try program.run(arguments)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        return program
    }

    private func isSame(
        _ program: Program, _ question: String, _ options: [String] = [], merging files: [String]
    ) throws {
        for format in ["json", "csv", "text"] {
            let arguments = direct(question) + options + ["--data", "d", "--format", format]
            let expected = try program.run(["insight"] + arguments)
            try #require(expected.status == 0, "\(expected.errors)")
            let found = try program.run(
                ["insight", "--merge"] + files
                    + ["--question", question, "--format", format, "--script", "w/script"])
            #expect(found.output == expected.output, "\(question) as \(format): \(found.errors)")
            #expect(found.output.contains("\n") && found.output.count > 30)
        }
    }

    @Test(arguments: [1, 5]) func anyNumberOfPartitionsGivesTheSameBytes(partitions: Int) async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.company(in: folder.path)
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            let listed = try program.run(
                "export", "blocks", "--data", "d", "--out", "parts", "--partitions", "\(partitions)")
            let blocks = listed.output.split(separator: "\n").map(String.init)
            #expect(blocks.count == partitions)
            for asked in Self.asked {
                for file in blocks {
                    let outcome = try kernel.run(
                        asked.questions + asked.options + asked.details, input: file, output: file + ".tlp")
                    try #require(outcome.status == 0, "\(outcome.errors)")
                }
                for question in asked.questions {
                    try isSame(program, question, asked.options, merging: blocks.reversed().map { $0 + ".tlp" })
                }
            }
        }
    }

    @Test func rowsOfTextAndATreeOfMergesGiveTheSameBytes() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.company(in: folder.path)
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            let text = try String(contentsOf: URL(filePath: folder.path(of: "w/events.csv")), encoding: .utf8)
            let lines = text.split(separator: "\n")
            let customer = try #require(lines[0].split(separator: ",").firstIndex(of: "customer"))
            var files: [String] = []
            for part in 0..<4 {
                let rows = lines.dropFirst().filter {
                    let name = $0.split(separator: ",", omittingEmptySubsequences: false)[customer]
                    return name.utf8.reduce(0) { $0 + Int($1) } % 4 == part
                }
                _ = try folder.write((lines.prefix(1) + rows).joined(separator: "\n") + "\n", to: "p\(part).csv")
                let outcome = try kernel.run(
                    ["edges", "--format", "csv", "--mapping", "w/mapping.yaml", "--script", "w/script", "--text"],
                    input: "p\(part).csv", output: "p\(part).tlp")
                try #require(outcome.status == 0, "\(outcome.errors)")
                files.append("p\(part).tlp")
            }
            try isSame(program, "edges", merging: files)
            #expect(try kernel.run(["--merge", "p3.tlp", "p1.tlp"], output: "a.tlp").status == 0)
            #expect(try kernel.run(["--text", "--merge", "p0.tlp", "p2.tlp"], output: "b.tlp").status == 0)
            try isSame(program, "edges", merging: ["b.tlp", "a.tlp"])
            #expect(try kernel.run(["--merge", "b.tlp", "a.tlp"], output: "c.tlp").status == 0)
            #expect(try kernel.run(["--merge"] + files, output: "all.tlp").status == 0)
            let trees = try ["c.tlp", "all.tlp"].map { try Data(contentsOf: URL(filePath: folder.path(of: $0))) }
            #expect(trees[0] == trees[1])
        }
    }

    @Test func columnsByTheirStandardNamesNeedNoMapping() async throws {
        try await withTemporaryFolder { folder in
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            let rows = "b,9000,pay,x\na,1000,order,x\na,nonsense,order,x\na,61000,pay,x\nb,2000,order,x\n"
            _ = try folder.write(rows, to: "bare.csv")
            _ = try folder.write("customer,time,touchpoint,shoe\n" + rows, to: "named.csv")
            for (file, more) in [
                ("bare.csv", ["--columns", "customer,time,touchpoint,-"]), ("named.csv", []),
            ] {
                let outcome = try kernel.run(
                    ["edges", "--format", "csv", "--time", "unix_ms"] + more, input: file, output: "e.tlp")
                #expect(outcome.status == 0)
                #expect(outcome.errors.contains("1 row was set aside"))
                #expect(outcome.errors.contains("nonsense"))
                let answer = try Program(folder: folder.path).run("insight", "--merge", "e.tlp", "--format", "csv")
                #expect(answer.output.hasSuffix("order,pay,2,67000,60000,7000\r\n"))
                #expect(answer.errors.contains("1 rows of the input were set aside"))
            }
        }
    }

    @Test func everySlipIsToldWithItsPlace() async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            let kernel = Program(folder: folder.path, name: "throughline-kernel")
            _ = try folder.write("who,at,what\na,1000,order\n", to: "e.csv")
            _ = try folder.write("TLB1 but no block", to: "bad.tlb")
            _ = try folder.write("", to: "empty")
            #expect(try kernel.run(["edges"], input: "empty", output: "nobody.tlp").status == 0)
            #expect(try kernel.run(["edges", "--within", "case"], input: "empty", output: "case.tlp").status == 0)
            #expect(try kernel.run(["edges", "scenes"], input: "empty", output: "two.tlp").status == 0)
            #expect(try program.run("script", "new", "s").status == 0)
            #expect(
                try kernel.run(["conformance", "--script", "s"], input: "empty", output: "designed.tlp").status == 0)
            let slips: [(Program, [String], Int32, [String])] = [
                (program, ["insight", "--merge", "designed.tlp"], 2, ["conformance", "--script"]),
                (program, ["insight", "--merge", "nobody.tlp", "--script", "s"], 2, ["--script", "none"]),
                (kernel, [], 64, ["--merge"]), (kernel, ["smells"], 64, ["smells", "edges"]),
                (kernel, ["funnel"], 64, ["--steps"]), (kernel, ["between"], 64, ["--touchpoints"]),
                (kernel, ["later-spend"], 64, ["--split"]), (kernel, ["facts"], 64, ["--facts"]),
                (kernel, ["later-spend", "--split", "May"], 2, ["--split", "2026-03-29"]),
                (kernel, ["later-spend", "--split", "2026-03-01", "--cuts", "9,7"], 64, ["--cuts"]),
                (kernel, ["edges", "--where", "smell=rose"], 2, ["--where", "smell"]),
                (kernel, ["edges", "--where", "kind"], 2, ["--where", "kind=purchase"]),
                (kernel, ["compare", "--first", "segment=gold"], 64, ["--second"]),
                (kernel, ["compare", "retention", "--first", "order", "--second", "x"], 64, ["--first", "apart"]),
                (kernel, ["compare", "--first", "order", "--second", "kind=x"], 2, ["--first", "order"]),
                (kernel, ["reach"], 64, ["--steps"]), (kernel, ["paths"], 64, ["--touchpoint"]),
                (kernel, ["paths", "--touchpoint", "order", "--scenes", "0"], 64, ["--scenes"]),
                (kernel, ["retention", "--months", "0"], 64, ["--months"]),
                (kernel, ["conformance"], 2, ["--script"]),
                (kernel, ["gaps"], 64, ["--given"]), (kernel, ["edges", "--given", "nobody.tlp"], 64, ["gaps"]),
                (kernel, ["gaps", "--given", "nobody.tlp"], 2, ["nobody.tlp", "limits", "edges"]),
                (kernel, ["gaps", "--given", "none"], 2, ["none"]), (kernel, ["limits"], 64, ["--merge"]),
                (kernel, ["limits", "--merge", "nobody.tlp"], 2, ["waits"]),
                (kernel, ["edges", "--mapping", "m.yaml"], 64, ["--format csv"]),
                (kernel, ["fitness"], 2, ["--script"]), (kernel, ["edges", "--script", "none"], 2, ["none"]),
                (kernel, ["edges", "--journey", "buy"], 2, ["--journey", "buy"]),
                (kernel, ["edges", "--from", "2026-02-30"], 2, ["--from", "2026-03-29"]),
                (kernel, ["edges", "--format", "csv", "--mapping", "none.yaml"], 2, ["none.yaml"]),
                (kernel, ["edges", "--format", "csv"], 2, ["customer", "--columns", "who, at, what"]),
                (kernel, ["edges", "--format", "csv", "--columns", "custmer,time,touchpoint"], 2, ["did you mean"]),
                (kernel, ["edges"], 2, ["block 1", "byte 0", "TLB1"]),
                (kernel, ["--merge", "e.csv"], 2, ["e.csv", "TLP1"]), (kernel, ["--merge", "none"], 2, ["none"]),
                (program, ["insight", "--merge", "e.csv"], 2, ["e.csv", "TLP1"]),
                (program, ["insight", "--merge", "none"], 2, ["none"]),
                (program, ["insight", "--merge", "nobody.tlp", "case.tlp"], 2, ["case.tlp", "within", "customer"]),
                (program, ["insight", "--merge", "two.tlp"], 2, ["--question", "edges", "scenes"]),
                (program, ["insight", "--merge", "two.tlp", "--question", "funnel"], 2, ["funnel"]),
            ]
            for (program, arguments, status, words) in slips {
                let outcome = try program.run(arguments, input: "e.csv")
                #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
                for word in words { #expect(outcome.errors.contains(word), "\(arguments) says: \(outcome.errors)") }
                #expect(!outcome.errors.contains("Fatal error"))
                #expect(outcome.output.isEmpty)
            }
            #expect(try kernel.run(["edges"], input: "bad.tlb").errors.contains("block 1"))
            #expect(try program.run("insight", "--merge", "nobody.tlp").status == 0)
        }
    }
}
