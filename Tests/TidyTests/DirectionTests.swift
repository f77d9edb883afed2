import Foundation
import Testing

/// Arrows run downwards only. SwiftPM stops a target from importing what it does not depend on, but not from importing
/// what reaches it through another target: these tests hold every import against the target's own list.
@Suite struct DirectionTests {
    /// The dependencies that Package.swift names for each of our targets.
    static let declared: [String: Set<String>] = {
        let manifest = Tree.repository.text("Package.swift")
        var lists: [String: Set<String>] = [:]
        let pattern = /(?:library|executable|tests)\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/
        for match in manifest.matches(of: pattern) {
            let names = (match.output.2 ?? "").matches(of: /"(\w+)"/).map { String($0.output.1) }
            lists[String(match.output.1)] = Set(names)
        }
        for match in manifest.matches(of: /\.target\(name: "(\w+)", dependencies: \[([^\]]*)\]/) {
            lists[String(match.output.1)] = Set(match.output.2.matches(of: /"(\w+)"/).map { String($0.output.1) })
        }
        return lists
    }()

    @Test func theManifestIsUnderstood() {
        #expect(Self.declared.count > 15)
        #expect(Self.declared["JourneyEngine"]?.contains("ColumnStore") == true)
    }

    @Test func everyImportIsDeclared() {
        for path in Tree.repository.swift where path != "Package.swift" {
            let target = String(path.split(separator: "/")[1])
            guard let allowed = Self.declared[target] else { continue }
            for name in imports(in: path) where Self.declared[name] != nil && !allowed.contains(name) {
                Issue.record("\(path) imports \(name), which \(target) does not depend on")
            }
        }
    }

    @Test(arguments: ["Experience", "ColumnStore", "JourneyEngine", "Statistics", "Simulation"])
    func pureTargetsKnowNothingOfTheOutside(target: String) throws {
        let pure: Set = ["Experience", "ColumnStore", "JourneyEngine", "Statistics", "Simulation"]
        #expect(try #require(Self.declared[target]).isSubset(of: pure))
        let harmless: Set = ["Glibc", "Dispatch", "Synchronization", "Darwin", "Musl"]
        for path in Tree.repository.sources where path.hasPrefix("Sources/\(target)/") {
            for name in imports(in: path) where !pure.contains(name) && !harmless.contains(name) {
                Issue.record("\(path) imports \(name): pure targets have no I/O, no clock, no randomness of their own")
            }
        }
    }

    @Test func onlyTheDriverKnowsTheDatabaseLibrary() {
        for path in Tree.repository.sources where !path.hasPrefix("Sources/SQLiteDriver/") {
            #expect(!imports(in: path).contains("GRDB"), "\(path)")
        }
    }

    /// `throughline-kernel` runs beside data that is not ours: whatever it is linked with, through whatever target, is
    /// on this list.
    @Test func theKernelLinksNeitherDatabaseNorWeb() throws {
        var reached: Set<String> = []
        var open = ["throughline-kernel"]
        while let name = open.popLast() {
            guard reached.insert(name).inserted, let needs = Self.linked[name] else { continue }
            open += needs
        }
        let allowed: Set = [
            "throughline-kernel", "KernelWorker", "JourneyEngine", "ColumnStore", "Experience", "Statistics", "Intake",
            "Asking", "Options", "CZlib", "CExpat", "yams", "arguments",
        ]
        #expect(reached == allowed)
    }

    /// Our targets' dependencies as Package.swift has them, packages included (there they stand without quotes).
    private static let linked: [String: Set<String>] = {
        var lists: [String: Set<String>] = [:]
        for match in Tree.repository.text("Package.swift").matches(
            of: /(?:library|executable)\(\s*"([\w-]+)"(?:,\s*\[([^\]]*)\])?/)
        {
            let names = (match.output.2 ?? "").matches(of: /[\w-]+/).map { String($0.output) }
            lists[String(match.output.1)] = Set(names)
        }
        return lists
    }()

    @Test func pagesKnowNoStore() {
        for path in Tree.repository.sources where path.hasPrefix("Sources/Web/") {
            #expect(imports(in: path).isDisjoint(with: ["Stores", "SQL", "SQLiteDriver"]), "\(path)")
        }
    }

    private func imports(in path: String) -> Set<String> {
        Set(
            Tree.repository.lines(path).compactMap { line -> String? in
                guard
                    let match = line.firstMatch(of: /^(?:@testable |package |public |internal )*import (?:\w+ )?(\w+)/)
                else { return nil }
                return String(match.output.1)
            })
    }
}
