import Experience
import Intake

/// What became of one event that somebody sent.
package enum EventReceipt: Hashable, Sendable {
    /// New, and on disk.
    case accepted
    /// Known already, and on disk: sending it again changed nothing.
    case known
    case rejected(EventProblem)
}

/// Why an event was not taken, in words for the one who sent it.
package struct EventProblem: Hashable, Sendable {
    /// Stable, for programs: `missing_customer`.
    package var reason: String
    /// The field at fault; nil when it is the event as a whole.
    package var field: String?
    package var message: String
    package var remedy: String

    /// The customer was erased after the event.
    static let erased = EventProblem(
        reason: RejectReason.erasedCustomer.rawValue, field: "customer",
        message: "the customer was erased after the time of this event",
        remedy: "leave the event out; what happens to the customer from then on is taken again")
}

extension EventProblem {
    /// The event is older than footage is kept for.
    static func pastRetention(_ limit: KeptSpan, _ oldest: Timestamp) -> EventProblem {
        EventProblem(
            reason: RejectReason.pastRetention.rawValue, field: "time",
            message: "events are kept for \(limit.text), and this one is from before \(oldest.iso8601)",
            remedy: "leave the event out, or have the limit raised")
    }
}

/// Why a request body as a whole was not taken; nothing of it was.
package struct EventBodyProblem: Error, Hashable, Sendable {
    package var message: String
    package var remedy: String
    /// The body has more events than one request may bring.
    package var isTooLarge: Bool
}

/// How much one request may bring.
package struct EventLimits: Hashable, Sendable {
    package var events: Int
    /// Longest text of one field, in bytes.
    package var fieldBytes: Int

    package init(events: Int = 10_000, fieldBytes: Int = 1_024) {
        self.events = events
        self.fieldBytes = fieldBytes
    }
}
