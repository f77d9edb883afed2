/// Everything that happened to one customer, in order, with the places where the story broke.
package struct CustomerStory: Hashable, Sendable {
    package var customer: String
    package var takes: [Take]
    /// Sum of amounts in the company's currency, minor units.
    package var spend: Int64
    /// Promises not yet fulfilled and not yet due, or overdue.
    package var openPromises: [OpenPromise]
    /// What the company already knows and need not ask again.
    package var known: [ItemID]

    package init(customer: String, takes: [Take], spend: Int64, openPromises: [OpenPromise], known: [ItemID]) {
        self.customer = customer
        self.takes = takes
        self.spend = spend
        self.openPromises = openPromises
        self.known = known
    }
}

/// One interaction in a customer's story.
package struct Take: Hashable, Sendable {
    package var at: Timestamp
    package var touchpoint: TouchpointID
    package var department: DepartmentID?
    package var channel: ChannelID?
    package var kind: String?
    package var outcome: String?
    package var direction: String?
    package var reference: String?
    package var employee: String?
    package var amountMinorUnits: Int64?
    package var currency: String?
    /// As given, in hundredths of the answered scale's points (850 = 8.5).
    package var scoreHundredths: Int?
    /// The answered scale (`0-10`, `1-5`).
    package var scale: String?
    package var effortSeconds: Int?
    package var asks: [ItemID]
    package var gives: [ItemID]
    package var promise: String?
    package var due: Timestamp?
    package var fulfils: String?
    package var facts: [StatedFact]
    /// Gaps that show at this take.
    package var gaps: [GapMark]

    package init(
        at: Timestamp, touchpoint: TouchpointID, department: DepartmentID? = nil, channel: ChannelID? = nil,
        kind: String? = nil, outcome: String? = nil, direction: String? = nil, reference: String? = nil,
        employee: String? = nil, amountMinorUnits: Int64? = nil, currency: String? = nil, scoreHundredths: Int? = nil,
        scale: String? = nil, effortSeconds: Int? = nil, asks: [ItemID] = [], gives: [ItemID] = [],
        promise: String? = nil, due: Timestamp? = nil, fulfils: String? = nil, facts: [StatedFact] = [],
        gaps: [GapMark] = []
    ) {
        self.at = at
        self.touchpoint = touchpoint
        self.department = department
        self.channel = channel
        self.kind = kind
        self.outcome = outcome
        self.direction = direction
        self.reference = reference
        self.employee = employee
        self.amountMinorUnits = amountMinorUnits
        self.currency = currency
        self.scoreHundredths = scoreHundredths
        self.scale = scale
        self.effortSeconds = effortSeconds
        self.asks = asks
        self.gives = gives
        self.promise = promise
        self.due = due
        self.fulfils = fulfils
        self.facts = facts
        self.gaps = gaps
    }
}

/// A value that the company stated to the customer.
package struct StatedFact: Hashable, Sendable {
    package var fact: FactID
    package var value: String

    package init(fact: FactID, value: String) {
        self.fact = fact
        self.value = value
    }
}

/// A gap at one take: which, and how large (milliseconds for waits and promises).
package struct GapMark: Hashable, Sendable {
    package var key: GapKey
    /// Time over the limit or due time, for the kinds that have one.
    package var excess: Wait?

    package init(key: GapKey, excess: Wait?) {
        self.key = key
        self.excess = excess
    }
}

/// A promise that is neither kept nor withdrawn.
package struct OpenPromise: Hashable, Sendable {
    package var promise: String
    package var madeAt: Timestamp
    package var due: Timestamp?
    package var touchpoint: TouchpointID

    package init(promise: String, madeAt: Timestamp, due: Timestamp?, touchpoint: TouchpointID) {
        self.promise = promise
        self.madeAt = madeAt
        self.due = due
        self.touchpoint = touchpoint
    }
}
