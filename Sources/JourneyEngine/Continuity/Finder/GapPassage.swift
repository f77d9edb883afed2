import Experience

/// One time that a story could have broken: it did, or it did not.
package struct GapPassage: Sendable {
    package enum Status: Sendable {
        /// The story broke here.
        case hurt
        /// It could have broken and did not: whom the hurt are compared with.
        case spared
    }

    package var status: Status
    /// The gap that it is when hurt. When spared only `pool` says something.
    package var code: GapCode
    /// Which passages make up the denominator; several gaps may share one (an item asked by one department, known to
    /// several others).
    package var pool: GapCode
    /// The event at which the passage begins: the filter's period, the month, and what was spent before refer to it.
    package var begin: Int
    /// The event on the other side; the same as `begin` when there is none.
    package var end: Int
    /// The event at which the gap shows in the customer's story.
    package var mark: Int
    /// Score and spend after the passage count from here.
    package var anchor: Int64
    /// Milliseconds over the limit or the due time, for the kinds that have one; else 0.
    package var excess: Int64
    /// The limit on a wait and where it came from, for the kinds that have one.
    package var limit: WaitLimit

    init(
        _ status: Status, _ code: GapCode, pool: GapCode, begin: Int, end: Int, mark: Int, anchor: Int64,
        excess: Int64 = 0, limit: WaitLimit = .none
    ) {
        self.status = status
        self.code = code
        self.pool = pool
        self.begin = begin
        self.end = end
        self.mark = mark
        self.anchor = anchor
        self.excess = excess
        self.limit = limit
    }
}

/// A promise of a case and how it stands.
package struct PromisePassage: Sendable {
    package enum State: Sendable {
        case kept
        case late
        case broken
        /// Not fulfilled and not yet due, or without a due time.
        case pending
    }

    package var promise: UInt32
    package var state: State
    /// The event where it was made.
    package var event: Int
    /// As last renegotiated in time.
    package var due: Int64
    package var journey: UInt32
}

/// What a case's passages are handed to: the report's counts, the marks in one story, a plain list.
package protocol GapSink {
    mutating func meet(_ passage: GapPassage, in events: Span<CaseEvent>)
    mutating func meet(_ promise: PromisePassage, in events: Span<CaseEvent>)
}
