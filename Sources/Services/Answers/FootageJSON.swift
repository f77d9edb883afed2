import Experience
import Stores

/// How much footage there is to ask, and what of it can't be read.
package struct FootageJSON: Encodable, Sendable {
    let events: Int
    let customers: Int
    let firstTime: String?
    let lastTime: String?
    let missing: MissingFootageJSON?

    package init(_ state: FootageState) {
        events = state.events
        customers = state.customers
        firstTime = state.firstTime?.iso8601
        lastTime = state.lastTime?.iso8601
        missing = MissingFootageJSON(state.missing)
    }
}

/// What a check of everything kept has found.
package struct FootageCheckJSON: Encodable, Sendable {
    let blocks: Int
    let events: Int
    let missing: MissingFootageJSON?

    package init(_ outcome: FootageCheck.Outcome) {
        blocks = outcome.blocks
        events = outcome.events
        missing = MissingFootageJSON(outcome.missing)
    }
}

/// The part of the footage that can't be read: what an answer is without.
package struct MissingFootageJSON: Encodable, Sendable {
    struct Block: Encodable, Sendable {
        let block: String
        let offset: Int
        let size: Int?
        let column: String?
        let reason: String
        let events: Int
        let firstTime: String
        let lastTime: String
    }

    let events: Int
    let blocks: [Block]
    let remedy: String

    /// Nil when nothing is missing.
    package init?(_ missing: MissingFootage) {
        guard !missing.isEmpty else { return nil }
        events = missing.events
        blocks = missing.blocks.map { damage in
            Block(
                block: damage.info.id.description, offset: damage.offset, size: damage.size, column: damage.column,
                reason: damage.reason,
                events: damage.info.eventCount, firstTime: damage.info.firstTime.iso8601,
                lastTime: damage.info.lastTime.iso8601)
        }
        remedy = MissingFootage.remedy
    }
}

/// An answer with, beside its own fields, `missing_footage` when a part of the footage could not be asked.
package struct CompleteAnswer<Answer: Encodable & Sendable>: Encodable, Sendable {
    private let answer: Answer
    private let missing: MissingFootageJSON?

    package init(_ answer: Answer, missing: MissingFootage) {
        self.answer = answer
        self.missing = MissingFootageJSON(missing)
    }

    private enum Key: String, CodingKey {
        case missingFootage
    }

    package func encode(to encoder: any Encoder) throws {
        try answer.encode(to: encoder)
        guard let missing else { return }
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(missing, forKey: .missingFootage)
    }
}
