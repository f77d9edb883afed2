/// The words of an event's `kind` that mean something to the engine; companies may use others beside them.
package enum EventKind {
    package static let interaction = "interaction"
    package static let operational = "operational"
    package static let feedback = "feedback"
    package static let purchase = "purchase"
    package static let refund = "refund"
    /// Promotional or cheerful word going out; clashes with an open failure.
    package static let promotion = "promotion"
}

/// The words of an event's `outcome` that mean something to the engine.
package enum EventOutcome {
    /// Something went wrong for the customer; open until `resolved`.
    package static let failure = "failure"
    package static let resolved = "resolved"
}

/// The words of an event's `direction`.
package enum EventDirection {
    /// The customer turned to the company.
    package static let inbound = "in"
    package static let outbound = "out"
    package static let `internal` = "int"
}
