/// What is known of one story against one design.
struct JudgedStory: Hashable, Sendable {
    var cost: Int
    var worst: Int
    var feltCost: Int
    var feltWorst: Int
    /// It follows the design so far, has not reached an end and may still go on.
    var isStillOpen: Bool
    var moves: [AlignedMove]

    var fitness: Double { 1 - Double(cost) / Double(max(1, worst)) }
    var feltFitness: Double { 1 - Double(feltCost) / Double(max(1, feltWorst)) }
}

/// Judges stories one after the other, with the memory of the one before.
struct StoryJudge: ~Copyable {
    private var plain: Aligner
    private var felt: Aligner
    private let feelsAlike: Bool

    init(_ model: ProcessModel, _ way: DesignedWay) {
        plain = Aligner(model, way.plainCosts)
        felt = Aligner(model, way.feltCosts)
        feelsAlike = way.plainCosts == way.feltCosts
    }

    /// The scenes of the shortest designed way; nil when there is none.
    var shortestWay: Int? { plain.shortestWay }

    /// What is still to come in a story that may go on is nobody's fault. Nil beyond the bound.
    mutating func judge(_ story: [UInt32], mayGoOn isOpen: Bool) -> JudgedStory? {
        guard let found = plain.alignment(story, isOpen: isOpen) else { return nil }
        guard let worst = plain.worstCost(story, isOpen: isOpen),
            let feltWorst = felt.worstCost(story, isOpen: isOpen)
        else { return nil }
        var feltCost = found.cost
        if found.cost > 0 && !feelsAlike {
            guard let cost = felt.cost(story, isOpen: isOpen) else { return nil }
            feltCost = cost
        }
        return JudgedStory(
            cost: found.cost, worst: worst, feltCost: feltCost, feltWorst: feltWorst,
            isStillOpen: isOpen && found.cost == 0, moves: found.moves)
    }
}
