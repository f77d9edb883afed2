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

/// `insight --merge` of the waits between two touchpoints.
package struct WaitsBetweenJSON: Encodable, Sendable {
    let from: String
    let to: String
    let count: Int
    let customers: Int
    let medianMs: Int64?
    let p90Ms: Int64?
    let p95Ms: Int64?
    let maxMs: Int64?
    let repeated: Int
    let open: Int

    package init(_ answer: BetweenAnswer) {
        from = answer.from.text
        to = answer.to.text
        count = answer.count
        customers = answer.customers
        medianMs = answer.medianMilliseconds
        p90Ms = answer.p90Milliseconds
        p95Ms = answer.p95Milliseconds
        maxMs = answer.maxMilliseconds
        repeated = answer.repeated
        open = answer.open
    }
}
