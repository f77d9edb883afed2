import Experience

@testable import JourneyEngine

/// The answers to every question about whole footage: two of them are equal only to the bit.
struct EveryAnswer: Equatable {
    var kept: KeptAnswers
    var handOffs: [HandOffRow]
    var passages: [Int]
    var paths: PathsAnswer
    var between: BetweenAnswer
    var fitness: FitnessAnswer

    static let steps = ["t0", "t1", "t2"]
    static let within = Wait.hours(90)
    static let gap = Wait.hours(9)
    static let split = HostileFootage.start + 1_600_000_000
    static let cuts = [3, 6]

    init(_ engine: Engine, _ filter: InsightFilter, _ grouping: Grouping) {
        kept = KeptAnswers(engine, filter, grouping)
        handOffs = engine.handOffs(filter, within: grouping)
        passages = engine.scenes(filter).flatMap { [$0.passages, $0.customers, $0.score?.count ?? 0] }
        paths = engine.paths(
            .after, "t1", scenes: 3, limit: 1_000, sessionGap: Self.gap, filter, within: grouping)
        between = engine.between("t0", "t2", filter, within: grouping)
        fitness = engine.fitness(filter, limit: .max)
    }
}

/// Those that stay and follow the footage.
struct KeptAnswers: Equatable {
    var edges: [EdgeRow]
    var variants: VariantsAnswer
    var delays: HandOffDelays
    var funnel: [FunnelRow]
    var spend: [LaterSpendRow]
    var scores: [SceneScoreRow]

    init(_ engine: Engine, _ filter: InsightFilter, _ grouping: Grouping) {
        edges = engine.edges(filter, within: grouping)
        variants = engine.variants(filter, within: grouping, limit: 9, sessionGap: EveryAnswer.gap)
        delays = engine.handOffDelays(filter, percent: 80, within: grouping)
        funnel = engine.funnel(EveryAnswer.steps.map { TouchpointID($0) }, within: EveryAnswer.within, filter)
        spend = engine.laterSpend(filter, split: Timestamp(milliseconds: EveryAnswer.split), cuts: EveryAnswer.cuts)
        scores = engine.sceneScores(filter)
    }
}
