import Foundation
import GoldenChecks
import Testing

/// The golden cases beside the repository, where they are there.
private let goldenFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/golden").standardizedFileURL.path

private let areGoldenCasesThere = FileManager.default.fileExists(atPath: goldenFolder)

@Suite struct GoldenCaseTests {
    /// What the product claims to compute as the reference libraries do. A method that is done is in this list.
    static let claimed: Set = [
        "00_special/prng_reference", "00_special/prng_reference_b",
        "00_special/quantile_types", "00_special/quantile_types_b",
        "00_special/special_functions", "00_special/special_functions_b",
        "01_scores/beta_binomial_shrinkage", "01_scores/beta_binomial_shrinkage_b",
        "01_scores/control_charts", "01_scores/control_charts_b",
        "01_scores/csat_ces", "01_scores/csat_ces_b",
        "01_scores/finite_population_and_sample_size",
        "01_scores/icc_anova", "01_scores/icc_anova_b",
        "01_scores/mann_kendall_sen", "01_scores/mann_kendall_sen_b",
        "01_scores/multiple_testing", "01_scores/multiple_testing_b",
        "01_scores/nps_difference", "01_scores/nps_difference_b",
        "01_scores/nps_intervals", "01_scores/nps_intervals_b",
        "01_scores/nps_paired_waves", "01_scores/nps_paired_waves_b",
        "01_scores/nps_parse_dirty", "01_scores/nps_parse_dirty_b",
        "01_scores/proportion_difference", "01_scores/proportion_difference_b",
        "01_scores/proportion_intervals", "01_scores/proportion_intervals_b",
        "01_scores/run_lengths",
        "04_journeys/block_structured_alignments", "04_journeys/block_structured_alignments_b",
        "04_journeys/conformance_large", "04_journeys/conformance_small",
        "04_journeys/continuity_gaps", "04_journeys/continuity_gaps_b", "04_journeys/continuity_gaps_hand",
        "04_journeys/log_large", "04_journeys/log_small",
        "04_journeys/token_replay_and_alignment", "04_journeys/token_replay_and_alignment_b",
        "06_value/competing_risks", "06_value/competing_risks_b",
        "08_sketches/dfg_segment_monoid", "08_sketches/dfg_segment_monoid_b",
        "08_sketches/km_from_event_tables", "08_sketches/km_from_event_tables_b",
    ]

    @Test(.enabled(if: areGoldenCasesThere, "the folder ../shared/golden is not beside the repository"))
    func everyClaimedCasePassesAndNoneFails() {
        let report = GoldenRun.report(on: [goldenFolder])
        #expect(report.problems.isEmpty)
        var passed: Set<String> = []
        for result in report.results {
            switch result.outcome {
            case .passed(let values):
                passed.insert("\(result.area)/\(result.name)")
                #expect(values > 0, "\(result.area)/\(result.name) compared nothing")
            case .failed: Issue.record("\(result.lines.joined(separator: "\n"))")
            case .unsupported, .unusable: break
            }
        }
        let missing = Self.claimed.subtracting(passed).sorted()
        #expect(missing.isEmpty, "claimed, but not passed: \(missing)")
        let unclaimed = passed.subtracting(Self.claimed).sorted()
        #expect(unclaimed.isEmpty, "passed; add them to the list, so that they stay so: \(unclaimed)")
    }

    @Test(.enabled(if: areGoldenCasesThere, "the folder ../shared/golden is not beside the repository"))
    func matchingAgreesInAllThatTheProductComputes() throws {
        let report = GoldenRun.report(on: [goldenFolder])
        let matching = try #require(report.results.first { $0.name == "coarsened_exact_matching" })
        guard case .unsupported(let leftOut) = matching.outcome else {
            Issue.record("\(matching.lines)")
            return
        }
        #expect(Set(leftOut) == ["nn_ps_replace_att", "logit_ps_first5"])
    }

    @Test(.enabled(if: areGoldenCasesThere, "the folder ../shared/golden is not beside the repository"))
    func whatIsLeftOutOfTheSketchesSaysWhy() {
        for result in GoldenRun.report(on: [goldenFolder + "/08_sketches"]).results {
            guard case .unsupported(let leftOut) = result.outcome else { continue }
            let line = result.lines.joined()
            #expect(line.contains(": ") || line.contains("by ") || line.contains("alone"), "\(line)")
            if result.name == "hash_vectors" {
                #expect(leftOut == ["murmur3_x64_128_seed9001_low64_high64", "fnv1a64"])
            }
        }
    }
}
