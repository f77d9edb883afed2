import Foundation
import TestSupport
import Testing

/// An import that is killed at any moment and run again ends with the same log as one that nobody disturbed.
@Suite(.serialized) struct ImportInterruptedTests {
    @Test(arguments: [0.15, 0.4, 0.9])
    func killedAndRunAgainItEndsTheSame(afterSeconds delay: Double) async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            try #require(program.run("simulate", "--out", "company", "--customers", "4000").status == 0)
            let arguments = ["import", "--mapping", "company/mapping.yaml", "company/events.csv", "--data"]

            let undisturbed = try program.run(
                arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], "whole")
            #expect(undisturbed.status == 0, "\(undisturbed.errors)")

            let victim = program.start(arguments + ["killed"])
            try victim.run()
            try await Task.sleep(for: .seconds(delay))
            kill(victim.processIdentifier, SIGKILL)
            victim.waitUntilExit()

            let again = try program.run(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], "killed")
            #expect(again.status == 0, "\(again.errors)")
            for question in ["edges", "variants", "handoffs"] {
                let expected = try program.run("insight", question, "--data", "whole", "--format", "csv")
                let found = try program.run("insight", question, "--data", "killed", "--format", "csv")
                #expect(expected.output.count > 1_000)
                #expect(found.output == expected.output)
            }
        }
    }

    @Test func importingTwiceAddsNothing() async throws {
        try await withTemporaryFolder { folder in
            let program = Program(folder: folder.path)
            _ = try program.run("simulate", "--out", "company", "--customers", "200")
            let first = try program.run(
                "import", "--mapping", "company/mapping.yaml", "company/events.csv", "--data", "d", "--format", "json")
            let second = try program.run(
                "import", "--mapping", "company/mapping.yaml", "company/events.csv", "--data", "d", "--format", "json")
            let before = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
            let after = try #require(try JSONSerialization.jsonObject(with: Data(second.output.utf8)) as? [String: Any])
            #expect(before["added"] as? Int ?? 0 > 1_000)
            #expect(after["added"] as? Int == 0)
            #expect(after["known"] as? Int == before["added"] as? Int)
        }
    }
}
