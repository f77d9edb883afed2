package import Experience

/// A customer's story.
package struct StoryJSON: Encodable, Sendable {
    struct Gap: Encodable, Sendable {
        let gap: GapKeyJSON
        let excess_ms: Int64?
    }

    struct Promise: Encodable, Sendable {
        let promise: String
        let made_at: String
        let due: String?
        let touchpoint: String
    }

    let customer: String
    let script_version: String?
    let currency: String?
    let spend_minor: Int64
    let takes: [TakeJSON]
    let open_promises: [Promise]
    let known_items: [String]

    package init(_ answer: StoryAnswer) {
        let story = answer.story
        customer = story.customer
        script_version = answer.scriptVersion
        currency = answer.currency?.code
        spend_minor = story.spend
        takes = story.takes.map(TakeJSON.init)
        open_promises = story.openPromises.map {
            Promise(
                promise: $0.promise, made_at: $0.madeAt.iso8601, due: $0.due?.iso8601, touchpoint: $0.touchpoint.text)
        }
        known_items = story.known.map(\.text)
    }
}

/// One event of a story, with the field names of `POST /api/v1/events`.
package struct TakeJSON: Encodable, Sendable {
    let time: String
    let touchpoint: String
    let department: String?
    let channel: String?
    let kind: String?
    let outcome: String?
    let direction: String?
    let reference: String?
    let employee: String?
    let amount_minor: Int64?
    let currency: String?
    let score: Double?
    let scale: String?
    let effort_seconds: Int?
    let asks: [String]
    let gives: [String]
    let promise: String?
    let due: String?
    let fulfils: String?
    let facts: [String: String]
    let gaps: [StoryJSON.Gap]

    init(_ take: Take) {
        time = take.at.iso8601
        touchpoint = take.touchpoint.text
        department = take.department?.text
        channel = take.channel?.text
        kind = take.kind
        outcome = take.outcome
        direction = take.direction
        reference = take.reference
        employee = take.employee
        amount_minor = take.amountMinorUnits
        currency = take.currency
        score = take.scoreHundredths.map { Double($0) / 100 }
        scale = take.scale
        effort_seconds = take.effortSeconds
        asks = take.asks.map(\.text)
        gives = take.gives.map(\.text)
        promise = take.promise
        due = take.due?.iso8601
        fulfils = take.fulfils
        facts = Dictionary(take.facts.map { ($0.fact.text, $0.value) }, uniquingKeysWith: { first, _ in first })
        gaps = take.gaps.map { StoryJSON.Gap(gap: GapKeyJSON($0.key), excess_ms: $0.excess?.milliseconds) }
    }
}
