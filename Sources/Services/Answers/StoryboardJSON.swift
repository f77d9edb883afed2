import Experience

/// A journey as designed and as lived.
package struct StoryboardJSON: Encodable, Sendable {
    struct Scene: Encodable, Sendable {
        let touchpoint: String
        let name: String
        let stage: String
        let owner: String?
        let passages: Int
        let customers: Int
        let score: EstimateJSON?
        let standards: Int
        let standardsProven: Int
        let gaps: [GapKeyJSON]
    }

    struct Cut: Encodable, Sendable {
        let from: String
        let to: String
        let count: Int
        let medianMs: Int64?
        let designed: Bool
        let expectedMs: Int64?
        let gapOccurrences: Int
    }

    let journey: String
    let name: String
    let scriptVersion: String
    let scenes: [Scene]
    let cuts: [Cut]
    let fitness: FitnessJSON
    let conformance: ConformanceJSON

    package init(_ board: Storyboard) {
        journey = board.journey.id.text
        name = board.journey.name
        scriptVersion = board.scriptVersion
        scenes = board.scenes.map { scene in
            Scene(
                touchpoint: scene.touchpoint.id.text, name: scene.touchpoint.name, stage: scene.stage.id.text,
                owner: scene.touchpoint.owner?.text, passages: scene.passages, customers: scene.customers,
                score: scene.score.map(EstimateJSON.init), standards: scene.standards,
                standardsProven: scene.standardsProven, gaps: scene.gaps.map { GapKeyJSON($0.key) })
        }
        cuts = board.cuts.map {
            Cut(
                from: $0.from.text, to: $0.to.text, count: $0.count, medianMs: $0.median?.milliseconds,
                designed: $0.designed, expectedMs: $0.expected?.milliseconds, gapOccurrences: $0.gapOccurrences)
        }
        fitness = FitnessJSON(board.fitness)
        conformance = ConformanceJSON(board.conformance)
    }
}
