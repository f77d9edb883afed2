/// A figure as it is published: the estimate, its 95 % interval and how many it rests on. No figure goes without.
package struct Estimate: Hashable, Sendable {
    package var value: Double
    /// Nil where the data can't tell (one answer, no variance).
    package var interval: Interval?
    /// Effective number of cases, answers or customers behind it.
    package var count: Int
    /// Fewer cases than the company's minimum: shown, but flagged.
    package var few: Bool

    package init(value: Double, interval: Interval?, count: Int, few: Bool) {
        self.value = value
        self.interval = interval
        self.count = count
        self.few = few
    }
}

/// From low to high, both included.
package struct Interval: Hashable, Sendable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}

/// Which part of the footage a question is asked of; empty means all of it.
package struct InsightFilter: Hashable, Sendable {
    /// Only events at touchpoints of this journey.
    package var journey: JourneyID?
    /// For gaps: either side of the hand-off. For events: the department they happened at.
    package var department: DepartmentID?
    package var channel: ChannelID?
    package var segment: String?
    /// Passages that begin at or after `from` and before `to`.
    package var from: Timestamp?
    package var to: Timestamp?
    /// Further conditions, all of which must hold; at most `mostAttributes`.
    package var attributes: [AttributeCondition]

    package static let mostAttributes = 32

    package init(
        journey: JourneyID? = nil, department: DepartmentID? = nil, channel: ChannelID? = nil, segment: String? = nil,
        from: Timestamp? = nil, to: Timestamp? = nil, attributes: [AttributeCondition] = []
    ) {
        self.journey = journey
        self.department = department
        self.channel = channel
        self.segment = segment
        self.from = from
        self.to = to
        self.attributes = attributes
    }
}
