/// `POST /api/v1/events`: what became of each event, in the order they were sent.
package struct EventsJSON: Encodable, Sendable {
    struct Event: Encodable, Sendable {
        /// `accepted`, `known` or `rejected`.
        let result: String
        let reason: String?
        let field: String?
        let message: String?
        let remedy: String?
    }

    let accepted: Int
    let known: Int
    let rejected: Int
    let events: [Event]

    package init(_ receipts: [EventReceipt]) {
        accepted = receipts.count { $0 == .accepted }
        known = receipts.count { $0 == .known }
        rejected = receipts.count - accepted - known
        events = receipts.map { receipt in
            switch receipt {
            case .accepted: Event(result: "accepted", reason: nil, field: nil, message: nil, remedy: nil)
            case .known: Event(result: "known", reason: nil, field: nil, message: nil, remedy: nil)
            case .rejected(let problem):
                Event(
                    result: "rejected", reason: problem.reason, field: problem.field, message: problem.message,
                    remedy: problem.remedy)
            }
        }
    }
}
