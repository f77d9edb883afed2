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
        let standards_with_proof: Int
        let gaps: [GapKeyJSON]
    }

    struct Cut: Encodable, Sendable {
        let from: String
        let to: String
        let count: Int
        let median_ms: Int64?
        let designed: Bool
        let expected_ms: Int64?
        let gap_occurrences: Int
    }

    let journey: String
    let name: String
    let script_version: String
    let scenes: [Scene]
    let cuts: [Cut]
    let fitness: FitnessJSON

    package init(_ board: Storyboard) {
        journey = board.journey.id.text
        name = board.journey.name
        script_version = board.scriptVersion
        scenes = board.scenes.map { scene in
            Scene(
                touchpoint: scene.touchpoint.id.text, name: scene.touchpoint.name, stage: scene.stage.id.text,
                owner: scene.touchpoint.owner?.text, passages: scene.passages, customers: scene.customers,
                score: scene.score.map(EstimateJSON.init), standards: scene.standards,
                standards_with_proof: scene.standardsWithProof, gaps: scene.gaps.map { GapKeyJSON($0.key) })
        }
        cuts = board.cuts.map {
            Cut(
                from: $0.from.text, to: $0.to.text, count: $0.count, median_ms: $0.median?.milliseconds,
                designed: $0.designed, expected_ms: $0.expected?.milliseconds, gap_occurrences: $0.gapOccurrences)
        }
        fitness = FitnessJSON(board.fitness)
    }
}
