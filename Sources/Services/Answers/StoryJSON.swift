import Experience

/// A customer's story.
package struct StoryJSON: Encodable, Sendable {
    struct Gap: Encodable, Sendable {
        let gap: GapKeyJSON
        let excessMs: Int64?
    }

    struct Promise: Encodable, Sendable {
        let promise: String
        let madeAt: String
        let due: String?
        let touchpoint: String
    }

    let customer: String
    let merges: [MergeJSON]
    let scriptVersion: String?
    let currency: String?
    let spendMinor: Int64
    let takes: [TakeJSON]
    let openPromises: [Promise]
    let knownItems: [String]

    package init(_ answer: StoryAnswer) {
        let story = answer.story
        customer = story.customer
        merges = answer.merges.map(MergeJSON.init)
        scriptVersion = answer.scriptVersion
        currency = answer.currency?.code
        spendMinor = story.spend
        takes = story.takes.map(TakeJSON.init)
        openPromises = story.openPromises.map {
            Promise(
                promise: $0.promise, madeAt: $0.madeAt.iso8601, due: $0.due?.iso8601, touchpoint: $0.touchpoint.text)
        }
        knownItems = story.known.map(\.text)
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
    let amountMinor: Int64?
    let currency: String?
    let score: Double?
    let scale: String?
    let effortSeconds: Int?
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
        amountMinor = take.amountMinorUnits
        currency = take.currency
        score = take.scoreHundredths.map { Double($0) / 100 }
        scale = take.scale
        effortSeconds = take.effortSeconds
        asks = take.asks.map(\.text)
        gives = take.gives.map(\.text)
        promise = take.promise
        due = take.due?.iso8601
        fulfils = take.fulfils
        facts = Dictionary(take.facts.map { ($0.fact.text, $0.value) }, uniquingKeysWith: { first, _ in first })
        gaps = take.gaps.map { StoryJSON.Gap(gap: GapKeyJSON($0.key), excessMs: $0.excess?.milliseconds) }
    }
}
