/// Every check the product can run, area by area.
package enum GoldenRegistry {
    package static let checks: [GoldenCheck] =
        SpecialChecks.all + ScoreChecks.all + ScoreDifferenceChecks.all + ScoreChangeChecks.all + ValueChecks.all
        + SurvivalChecks.all + JourneysLogs.all + JourneysGaps.all + JourneysConformance.all
        + PartialChecks.all

    /// The check for a case; nil where the product doesn't compute such a thing.
    package static func check(for golden: GoldenCase) -> GoldenCheck? {
        checks.first { $0.covers(golden) }
    }
}
