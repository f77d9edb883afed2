/// How many of those who come to a first touchpoint reach the next ones in time, told so that customers who are still
/// under way count neither as lost nor as through.
package struct ReachAnswer: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package var touchpoint: TouchpointID
        /// Who reached it within the time of the first step, as far as the footage reaches.
        package var customers: Int
        /// The share of all who entered that reaches it within the time; nil for the first step.
        package var fromStart: Estimate?
        /// The share of those at the step before that reaches it within the time of that step; nil for the first.
        package var fromPrevious: Estimate?
        /// Of those at the step before: came to another end first.
        package var ended: Int
        /// Of those at the step before: neither here nor at another end when the footage or their time ends.
        package var open: Int

        package init(
            touchpoint: TouchpointID, customers: Int, fromStart: Estimate?, fromPrevious: Estimate?, ended: Int,
            open: Int
        ) {
            self.touchpoint = touchpoint
            self.customers = customers
            self.fromStart = fromStart
            self.fromPrevious = fromPrevious
            self.ended = ended
            self.open = open
        }
    }

    package var steps: [Step]
    package var within: Wait
    /// Touchpoints after which a step can't be reached any more.
    package var ends: [TouchpointID]
    /// Nothing happening for longer than this counts as given up; nil never does.
    package var silence: Wait?

    package init(steps: [Step], within: Wait, ends: [TouchpointID], silence: Wait?) {
        self.steps = steps
        self.within = within
        self.ends = ends
        self.silence = silence
    }
}
