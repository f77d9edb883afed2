package import Experience

/// `insight conformance`.
package struct ConformanceJSON: Encodable, Sendable {
    struct Design: Encodable, Sendable {
        /// `ready`, `no_scenes`, `no_way_through` or `beyond_bound`.
        let state: String
        let scenes: Int
        let shortestWay: Int?
        let bound: Int?
    }

    struct Move: Encodable, Sendable {
        /// `as_designed`, `added` or `skipped`.
        let move: String
        let touchpoint: String
    }

    struct Way: Encodable, Sendable {
        let cases: Int
        let isOpen: Bool
        let cost: Int
        let fitness: Double
        let feltFitness: Double
        let moves: [Move]
    }

    struct Deviation: Encodable, Sendable {
        let move: String
        let touchpoint: String
        let cases: Int
        let occurrences: Int
        let example: Way
    }

    struct FeltWeight: Encodable, Sendable {
        let touchpoint: String
        let added: Int
        let skipped: Int
    }

    struct BeyondBound: Encodable, Sendable {
        let ways: Int
        let cases: Int
        let screening: Double?
    }

    let design: Design
    let cases: Int
    let ways: Int
    let stillOpen: Int
    let asDesigned: EstimateJSON
    let fitness: EstimateJSON?
    let feltFitness: EstimateJSON?
    let feltWeights: [FeltWeight]
    let deviations: [Deviation]
    let commonest: [Way]
    let beyondBound: BeyondBound

    package init(_ answer: ConformanceAnswer) {
        design = Design(answer.design)
        cases = answer.cases
        ways = answer.ways
        stillOpen = answer.stillOpen
        asDesigned = EstimateJSON(answer.asDesigned)
        fitness = answer.fitness.map(EstimateJSON.init)
        feltFitness = answer.feltFitness.map(EstimateJSON.init)
        feltWeights = answer.feltWeights.map {
            FeltWeight(touchpoint: $0.touchpoint.text, added: $0.added, skipped: $0.skipped)
        }
        deviations = answer.deviations.map {
            Deviation(
                move: $0.move.words.kind, touchpoint: $0.move.words.touchpoint.text, cases: $0.cases,
                occurrences: $0.occurrences, example: Way($0.example))
        }
        commonest = answer.commonest.map(Way.init)
        beyondBound = BeyondBound(
            ways: answer.beyondBound.ways, cases: answer.beyondBound.cases, screening: answer.beyondBound.screening)
    }
}

extension ConformanceJSON.Way {
    init(_ way: ConformanceAnswer.Way) {
        cases = way.cases
        isOpen = way.isOpen
        cost = way.cost
        fitness = way.fitness
        feltFitness = way.feltFitness
        moves = way.moves.map { ConformanceJSON.Move(move: $0.words.kind, touchpoint: $0.words.touchpoint.text) }
    }
}

extension ConformanceJSON.Design {
    init(_ design: ConformanceAnswer.Design) {
        switch design {
        case .ready(let scenes, let shortestWay):
            self.init(state: "ready", scenes: scenes, shortestWay: shortestWay, bound: nil)
        case .noScenes: self.init(state: "no_scenes", scenes: 0, shortestWay: nil, bound: nil)
        case .noWayThrough(let scenes):
            self.init(state: "no_way_through", scenes: scenes, shortestWay: nil, bound: nil)
        case .beyondBound(let scenes, let bound):
            self.init(state: "beyond_bound", scenes: scenes, shortestWay: nil, bound: bound)
        }
    }
}

extension ConformanceAnswer.Move {
    /// The words of JSON and CSV.
    var words: (kind: String, touchpoint: TouchpointID) {
        switch self {
        case .asDesigned(let touchpoint): ("as_designed", touchpoint)
        case .added(let touchpoint): ("added", touchpoint)
        case .skipped(let touchpoint): ("skipped", touchpoint)
        }
    }
}
