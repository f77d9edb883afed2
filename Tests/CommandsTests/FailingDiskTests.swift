import Foundation
import TestSupport
import Testing

/// The real program on a disk that is full, writes half or loses what it was given: it ends well or says what is wrong,
/// and afterwards nothing is lost, doubled or half there.
@Suite struct FailingDiskTests {
    private static let failures: [(FailingDisk.Failure, Int, Int)] = FailingDisk.Failure.allCases.flatMap { failure in
        // The first calls make the database; then come the events, and the last ones end everything.
        [1, 4, 20].flatMap { first in [(failure, first, 1), (failure, first, .max)] }
    }

    /// A table of events, some of which don't fit, and how to read it.
    private static func setUp(_ folder: TemporaryFolder) throws -> Program {
        let rows = (0..<600).map { "c\($0 % 40),\($0 % 100 == 99 ? "soon" : "\($0 * 1_000)"),t\($0 % 7)" }
        try folder.write((["who,at,what"] + rows).joined(separator: "\n") + "\n", to: "e.csv")
        try folder.write(Program.mapping, to: "m.yaml")
        return Program(folder: folder.path)
    }

    private static func load(_ data: String) -> [String] { ["import", "--mapping", "m.yaml", "e.csv", "--data", data] }

    private static func answers(_ program: Program, _ data: String) throws -> [String] {
        try [["insight", "edges", "--format", "csv"], ["customer", "c3"], ["check"]].map { question in
            let outcome = try program.run(question + ["--data", data])
            #expect(outcome.status == 0, "\(question): \(outcome.errors)")
            return outcome.output
        }
    }

    /// Runs while the disk fails in each of the ways: once in so many calls, or from there on. Ends well or tells.
    private static func each(
        _ program: Program, _ disk: FailingDisk, _ body: (_ program: Program, _ number: Int) throws -> Program.Outcome
    ) throws -> Int {
        var failed = 0
        for (number, (failure, first, count)) in failures.enumerated() {
            var program = program
            program.environment = disk.environment(failure, from: first, count: count)
            let outcome = try body(program, number)
            if outcome.status == 0 { continue }
            failed += 1
            let place = "\(failure) from call \(first): \(outcome.status), \(outcome.errors)"
            // The program's own code: a signal's would be a crash.
            #expect([2, 70].contains(outcome.status), "\(place)")
            #expect(["disk", "space", "No room"].contains { outcome.errors.contains($0) }, "\(place)")
        }
        return failed
    }

    @Test func anImportEndsWellOrIsMadeGoodByTheNext() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let disk = try FailingDisk(for: folder.path(of: "failing-"), in: folder)
            #expect(try program.run(Self.load("whole")).status == 0)
            let whole = try Self.answers(program, "whole")
            let failed = try Self.each(program, disk) { failing, number in
                let outcome = try failing.run(Self.load("failing-\(number)"))
                if outcome.status == 0 {
                    #expect(try Self.answers(program, "failing-\(number)") == whole)
                } else {
                    let again = try program.run(Self.load("failing-\(number)"))
                    #expect(again.status == 0, "\(again.errors)")
                    #expect(try Self.answers(program, "failing-\(number)") == whole, "\(outcome.errors)")
                }
                return outcome
            }
            #expect(failed > 5)
        }
    }

    @Test func aBackupThatFailsLeavesTheOneBefore() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let disk = try FailingDisk(for: folder.path(of: "backups"), in: folder)
            #expect(try program.run(Self.load("d")).status == 0)
            let whole = try Self.answers(program, "d")
            try FileManager.default.createDirectory(
                atPath: folder.path(of: "backups"), withIntermediateDirectories: false)
            let failed = try Self.each(program, disk) { failing, number in
                let outcome = try failing.run("backup", "backups/\(number).tlbackup", "--data", "d")
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "backups"))
                let isThere = files.contains("\(number).tlbackup")
                #expect(isThere == (outcome.status == 0), "\(files): \(outcome.errors)")
                if isThere, number < 4 {
                    let there = try program.run("restore", "backups/\(number).tlbackup", "--data", "r\(number)")
                    #expect(there.status == 0, "\(there.errors)")
                    #expect(try Self.answers(program, "r\(number)") == whole)
                }
                return outcome
            }
            #expect(failed > 2)
        }
    }

    @Test func aRestoreEndsWellOrIsMadeGoodByTheNext() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let disk = try FailingDisk(for: folder.path(of: "failing-"), in: folder)
            #expect(try program.run(Self.load("d")).status == 0)
            let whole = try Self.answers(program, "d")
            #expect(try program.run("backup", "b.tlbackup", "--data", "d").status == 0)
            let failed = try Self.each(program, disk) { failing, number in
                let outcome = try failing.run("restore", "b.tlbackup", "--data", "failing-\(number)")
                if outcome.status != 0 {
                    let again = try program.run("restore", "b.tlbackup", "--data", "failing-\(number)")
                    #expect(again.status == 0, "\(outcome.errors) and then \(again.errors)")
                }
                #expect(try Self.answers(program, "failing-\(number)") == whole)
                return outcome
            }
            #expect(failed > 3)
        }
    }

    @Test func anErasureEndsWellOrIsTakenUpAgain() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.setUp(folder)
            let disk = try FailingDisk(for: folder.path(of: "failing-"), in: folder)
            #expect(try program.run(Self.load("d")).status == 0)
            let failed = try Self.each(program, disk) { failing, number in
                let data = "failing-\(number)"
                try FileManager.default.copyItem(
                    atPath: folder.path(of: "d"), toPath: folder.path(of: data))
                let outcome = try failing.run("person", "erase", "c3", "--yes", "--reason", "asked", "--data", data)
                if outcome.status != 0 {
                    // Either it had begun, and is finished by opening, or it is done now.
                    _ = try program.run("person", "erase", "c3", "--yes", "--reason", "asked", "--data", data)
                }
                let story = try program.run("customer", "c3", "--data", data)
                #expect(story.status != 0 && !story.output.contains("t3"), "\(outcome.errors)")
                let check = try program.run("check", "--data", data)
                #expect(check.status == 0, "\(check.errors)")
                return outcome
            }
            #expect(failed > 2)
        }
    }
}
