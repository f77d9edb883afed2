/// The kinds of continuity gap (methods.md 4.3). The raw values are the names in JSON, CSV and golden values.
package enum GapKind: String, CaseIterable, Hashable, Sendable {
    case deadTime = "dead_time"
    case deadTimeOpen = "dead_time_open"
    case droppedHandOff = "dropped_handoff"
    case repeatedAsk = "repeated_ask"
    case channelBounce = "channel_bounce"
    case ownershipBounce = "ownership_bounce"
    case outOfOrder = "out_of_order"
    case promiseLate = "promise_late"
    case promiseBroken = "promise_broken"
    case contradiction
    case toneClash = "tone_clash"
}

/// Which gaps are counted together: one kind, at one place, between the same two departments.
package struct GapKey: Hashable, Sendable {
    package var kind: GapKind
    /// The journey of the touchpoint where it happened, when the script knows it.
    package var journey: JourneyID?
    /// The scenes on both sides, where the kind has them.
    package var from: TouchpointID?
    package var to: TouchpointID?
    /// The owners on both sides; nil is unknown and stays unknown.
    package var fromDepartment: DepartmentID?
    package var toDepartment: DepartmentID?
    /// What it is about, where the kind has it: the item, the fact, the channels (`web>phone`), the owners (`a>b>a`).
    package var subject: String?

    package init(
        kind: GapKind, journey: JourneyID? = nil, from: TouchpointID? = nil, to: TouchpointID? = nil,
        fromDepartment: DepartmentID? = nil, toDepartment: DepartmentID? = nil, subject: String? = nil
    ) {
        self.kind = kind
        self.journey = journey
        self.from = from
        self.to = to
        self.fromDepartment = fromDepartment
        self.toDepartment = toDepartment
        self.subject = subject
    }
}

/// Where a limit on a wait came from.
package enum LimitSource: String, Hashable, Sendable {
    /// The script's expected wait.
    case standard
    /// The robust limit of this pair of touchpoints.
    case pair
    /// The robust limit of everything that leaves the first touchpoint.
    case from
}

/// One continuity gap as the report shows it: how often, whom it hurt, at whose hand-off, and what goes with it.
package struct ContinuityGap: Hashable, Sendable {
    package var key: GapKey
    package var occurrences: Int
    /// The times it could have been right or wrong: the denominator.
    package var opportunities: Int
    package var customersHurt: Int
    /// Customers with at least one opportunity.
    package var customersExposed: Int
    /// Customers hurt of customers exposed, with its Wilson interval.
    package var shareHurt: Estimate
    /// By calendar month in the company's zone, oldest first, months without opportunities included.
    package var trend: [GapMonth]
    /// For waits: the limit and where it came from.
    package var limit: Wait?
    package var limitSource: LimitSource?
    /// Median excess: for waits the time over the limit or due time in milliseconds, else nil.
    package var medianExcess: Wait?
    /// Mean next score (0 to 10) after passages that were hurt and that were not, and the difference.
    package var scoreHurt: Estimate?
    package var scoreNotHurt: Estimate?
    package var scoreDifference: Estimate?
    /// Mean spend in the window after the passage, in minor units of the company's currency.
    package var spendHurt: Estimate?
    package var spendNotHurt: Estimate?
    /// Hurt less not hurt within strata of calendar month and spend before (coarsened exact matching), minor units.
    package var spendDifference: Estimate?
    /// Customers hurt times the loss of spend that goes with it, minor units, never below zero; nil when it can't be
    /// told.
    package var moneyAtRisk: Estimate?
    package var examples: [GapExample]

    package init(
        key: GapKey, occurrences: Int, opportunities: Int, customersHurt: Int, customersExposed: Int,
        shareHurt: Estimate, trend: [GapMonth] = [], limit: Wait? = nil, limitSource: LimitSource? = nil,
        medianExcess: Wait? = nil, scoreHurt: Estimate? = nil, scoreNotHurt: Estimate? = nil,
        scoreDifference: Estimate? = nil, spendHurt: Estimate? = nil, spendNotHurt: Estimate? = nil,
        spendDifference: Estimate? = nil, moneyAtRisk: Estimate? = nil, examples: [GapExample] = []
    ) {
        self.key = key
        self.occurrences = occurrences
        self.opportunities = opportunities
        self.customersHurt = customersHurt
        self.customersExposed = customersExposed
        self.shareHurt = shareHurt
        self.trend = trend
        self.limit = limit
        self.limitSource = limitSource
        self.medianExcess = medianExcess
        self.scoreHurt = scoreHurt
        self.scoreNotHurt = scoreNotHurt
        self.scoreDifference = scoreDifference
        self.spendHurt = spendHurt
        self.spendNotHurt = spendNotHurt
        self.spendDifference = spendDifference
        self.moneyAtRisk = moneyAtRisk
        self.examples = examples
    }
}

/// One calendar month of a gap's trend.
package struct GapMonth: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var occurrences: Int
    package var opportunities: Int

    package init(year: Int, month: Int, occurrences: Int, opportunities: Int) {
        self.year = year
        self.month = month
        self.occurrences = occurrences
        self.opportunities = opportunities
    }
}

/// A customer whose story shows the gap.
package struct GapExample: Hashable, Sendable {
    package var customer: String
    package var reference: String?
    package var at: Timestamp

    package init(customer: String, reference: String?, at: Timestamp) {
        self.customer = customer
        self.reference = reference
        self.at = at
    }
}

/// How promises made to customers were kept; pending ones are not yet due and count in no rate.
package struct PromiseKeeping: Hashable, Sendable {
    package var kept: Int
    package var late: Int
    package var broken: Int
    package var pending: Int

    package init(kept: Int, late: Int, broken: Int, pending: Int) {
        self.kept = kept
        self.late = late
        self.broken = broken
        self.pending = pending
    }
}

/// What gaps can be ranked by; the raw values are the words of the URL and the command line.
package enum GapRanking: String, CaseIterable, Hashable, Sendable {
    case moneyAtRisk = "money"
    case customersHurt = "customers"
    case occurrences
    case share
    case score
}

/// Where the story breaks: every gap of the filtered footage, ranked.
package struct ContinuityReport: Hashable, Sendable {
    package var filter: InsightFilter
    /// The moment up to which the footage reaches; what is due later is not yet a gap.
    package var asOf: Timestamp
    package var events: Int
    package var customers: Int
    package var cases: Int
    /// Events whose owner is unknown even to the script.
    package var unknownOwners: Int
    package var gaps: [ContinuityGap]
    package var promises: PromiseKeeping
    /// Payments in another currency than the company's: kept, shown in stories, left out of sums.
    package var otherCurrencyEvents: Int

    package init(
        filter: InsightFilter, asOf: Timestamp, events: Int, customers: Int, cases: Int, unknownOwners: Int,
        gaps: [ContinuityGap], promises: PromiseKeeping, otherCurrencyEvents: Int
    ) {
        self.filter = filter
        self.asOf = asOf
        self.events = events
        self.customers = customers
        self.cases = cases
        self.unknownOwners = unknownOwners
        self.gaps = gaps
        self.promises = promises
        self.otherCurrencyEvents = otherCurrencyEvents
    }
}
