/// Where customers waited longer than most when one department handed them to another, whom it met, and how content
/// they were next beside those who did not wait. Scores are on 0 to 10 in hundredths, so that sums are exact.
package struct HandOffDelays: Hashable, Sendable {
    /// Hand-offs of some kind: how many were delayed, and the next scores of both sides.
    package struct Tally: Hashable, Sendable {
        package var handOffs = 0
        package var delayed = 0
        /// Customers with at least one delay.
        package var customersHurt = 0
        package var delayedScored = 0
        package var delayedScoreSum = 0
        package var otherScored = 0
        package var otherScoreSum = 0

        package init() {}

        /// Mean next score after a delay, on 0 to 10; nil when nobody answered.
        package var delayedMean: Double? {
            delayedScored == 0 ? nil : Double(delayedScoreSum) / 100 / Double(delayedScored)
        }

        /// Mean next score without one.
        package var otherMean: Double? { otherScored == 0 ? nil : Double(otherScoreSum) / 100 / Double(otherScored) }
    }

    /// Hand-offs between two touchpoints.
    package struct Row: Hashable, Sendable {
        package var from: TouchpointID
        package var to: TouchpointID
        /// A longer wait is a delay: the one at the wanted percent's rank.
        package var thresholdMilliseconds: Int64
        package var tally: Tally

        package init(from: TouchpointID, to: TouchpointID, thresholdMilliseconds: Int64, tally: Tally) {
            self.from = from
            self.to = to
            self.thresholdMilliseconds = thresholdMilliseconds
            self.tally = tally
        }
    }

    /// Those with the most customers hurt first.
    package var rows: [Row]
    package var total: Tally

    package init(rows: [Row], total: Tally) {
        self.rows = rows
        self.total = total
    }
}
