package import Experience

/// `insight --merge` of scenes.
package struct ScenesJSON: Encodable, Sendable {
    struct Scene: Encodable, Sendable {
        let touchpoint: String
        let passages: Int
        let customers: Int
        let score: EstimateJSON?
    }

    let scenes: [Scene]

    package init(_ rows: [SceneRow]) {
        scenes = rows.map {
            Scene(
                touchpoint: $0.touchpoint.text, passages: $0.passages, customers: $0.customers,
                score: $0.score.map { EstimateJSON($0) })
        }
    }
}
