/// The answer to one question about what customers lived through, whichever it was: for those who pass answers on.
package enum JourneyAnswer: Hashable, Sendable {
    case edges([EdgeRow])
    case variants(VariantsAnswer)
    case handOffs([HandOffRow])
    case funnel([FunnelRow])
    case scenes([SceneRow])
    case fitness(FitnessAnswer)
    case between(BetweenAnswer)
    case delays(HandOffDelays)
    case laterSpend(LaterSpend)
    case sceneScores([SceneScoreRow])
    case finalFacts(FinalFacts)
    case paths(PathsAnswer)
    case retention(RetentionAnswer)
    case reach(ReachAnswer)
    case conformance(ConformanceAnswer)
    case comparison(ComparisonAnswer)
    case waitLimits([WaitLimitRow])
    /// Without the spend that goes with a gap, and without examples, where customers could not be looked at together.
    case continuity(ContinuityReport)
}
