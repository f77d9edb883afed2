import Assembly
import Experience
import Foundation
import Intake
import Services
import TestSupport
import Testing

/// Real logs through the examples' own scripts and mappings. They need the folder of shared data and skip without it.
@Suite struct RealDataTests {
    static let incidents = Places.inShared("data/itsm/incident_event_log.csv.gz")
    static let example = Places.inShared("data/logs/running-example.xes")

    @Test(.enabled(if: Places.hasShared("data/itsm"), "needs ../shared/data/itsm"))
    func anIncidentLogShowsItsBouncesAndWhatEachHandOverCosts() async throws {
        try await withInstallation { installation in
            let record = try await installation.takeExample("itsm", file: Self.incidents)
            #expect(record.counts.rowsRead == 141_712)
            #expect(record.counts.eventsAdded == 141_712)

            let insight = installation.services.insight
            let rows = try await insight.finalFacts(["reassignments", "kept_service_level"], InsightFilter())
            func references(_ matches: ([String?]) -> Bool) -> Int {
                rows.filter { matches($0.values) }.map(\.references).reduce(0, +)
            }
            #expect(references { _ in true } == 24_918)
            #expect(references { $0[1] == "1" } == 15_803)
            #expect(references { $0[1] == "0" } == 9_115)
            for (count, expected) in [0.784, 0.571, 0.399, 0.329, 0.252].enumerated() {
                let all = references { $0[0] == "\(count)" }
                let kept = references { $0 == ["\(count)", "1"] }
                #expect(abs(Double(kept) / Double(all) - expected) < 0.0005, "\(count) reassignments")
            }
            let many = references { (Int($0[0] ?? "") ?? 0) >= 5 }
            let manyKept = references { (Int($0[0] ?? "") ?? 0) >= 5 && $0[1] == "1" }
            #expect(abs(Double(manyKept) / Double(many) - 0.143) < 0.0005)

            let report = try await insight.continuity(rankedBy: .occurrences).report
            let bounces = report.gaps.filter { $0.key.kind == .ownershipBounce }
            #expect(bounces.map(\.occurrences).reduce(0, +) > 3_000)
            #expect(bounces.first?.key.subject == "70>20>70")
        }
    }

    @Test(.enabled(if: Places.hasShared("data/logs"), "needs ../shared/data/logs"))
    func theTextbookLogHasItsEightActivitiesSixteenEdgesAndSixVariants() async throws {
        try await withInstallation { installation in
            let record = try await installation.takeExample("running-example", file: Self.example)
            #expect(record.counts.eventsAdded == 42)
            let insight = installation.services.insight
            let edges = try await insight.edges(InsightFilter())
            #expect(Set(edges.flatMap { [$0.from, $0.to] }).count == 8)
            #expect(edges.count == 16)
            #expect(edges.map(\.count).reduce(0, +) == 36)
            let variants = try await insight.variants(InsightFilter(), sessionGap: nil)
            #expect(variants.distinct == 6)
            #expect(variants.sessions == 6)
        }
    }
}

extension Installation {
    /// Takes a real log in with the script and the mapping of an example.
    fileprivate func takeExample(_ name: String, file: String) async throws -> ImportRecord {
        let example = Places.inRepository("examples/\(name)")
        _ = try await services.scripts.add(files: try ScriptFolder.load(example + "/script"))
        let mapping = example + "/mapping.yaml"
        return try await services.imports.run(
            ImportRequest(
                files: [file], mappingText: try String(contentsOfFile: mapping, encoding: .utf8), mappingPath: mapping))
    }
}
