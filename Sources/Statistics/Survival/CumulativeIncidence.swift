/// The share that has come to what was waited for by a time, of all who set out, when some come to another end first
/// and some are still under way (Aalen & Johansen 1978; methods.md 4.1 and 6.2). Those still under way count as long as
/// they were seen and no longer: they are neither lost nor taken for lost.
package struct CumulativeIncidence: Sendable {
    private let table: EventTable

    package init(_ table: EventTable) {
        self.table = table
    }

    /// The states at one time; the three shares add up to 1.
    package struct State: Hashable, Sendable {
        package var reached = 0.0
        package var ended = 0.0
        /// Neither yet (Kaplan & Meier 1958, of both ends together).
        package var open = 1.0
        /// Variance of `reached`.
        package var variance = 0.0
        /// How many had come to either end by then, or were seen beyond.
        package var followed = 0
    }

    /// The states right after a time.
    package func state(at time: Int64) -> State {
        var state = State()
        var atRisk = table.count
        state.followed = atRisk
        // Before each time: how many are at risk, how many reach it there, how many come to either end.
        var steps: [Step] = []
        for row in table.rows where row.time <= time {
            let ends = row.reached + row.ended
            if ends > 0 {
                let share = state.open / Double(atRisk)
                state.reached += share * Double(row.reached)
                state.ended += share * Double(row.ended)
                steps.append(
                    Step(
                        atRisk: Double(atRisk), reached: Double(row.reached), ends: Double(ends), open: state.open,
                        incidence: state.reached))
                // Exactly none left when all who were at risk came to an end.
                state.open = ends == atRisk ? 0 : state.open * (1 - Double(ends) / Double(atRisk))
            }
            atRisk -= ends + row.censored
            state.followed -= row.censored
        }
        state.variance = Self.variance(of: state.reached, steps)
        return state
    }

    private struct Step {
        var atRisk: Double
        var reached: Double
        var ends: Double
        /// Right before.
        var open: Double
        /// Right after.
        var incidence: Double
    }

    /// By the delta method (Marubini & Valsecchi 1995, 10.3.2); of one end alone it is Greenwood's (1926).
    private static func variance(of incidence: Double, _ steps: [Step]) -> Double {
        var sum = 0.0
        for step in steps {
            let ahead = incidence - step.incidence
            let n = step.atRisk
            // When nobody is left nothing lies ahead.
            if step.ends < n { sum += ahead * ahead * step.ends / (n * (n - step.ends)) }
            sum += step.open * step.open * (n - step.reached) * step.reached / (n * n * n)
            sum -= 2 * ahead * step.open * step.reached / (n * n)
        }
        return max(0, sum)
    }
}

extension CumulativeIncidence.State {
    /// A pointwise interval of the share that reached it, on the scale ln(-ln(1 - share)) so that it stays within 0 and
    /// 1 (Kalbfleisch & Prentice 2002, 1.4.1). Where all or none did, Wilson's (1927), of those whose end is known.
    package func interval(confidence: Double = 0.95) -> ConfidenceInterval {
        guard reached > 0, reached < 1, variance > 0 else {
            return Proportion(successes: reached > 0 ? followed : 0, trials: followed).interval(confidence: confidence)
        }
        let left = log1p(-reached)
        let error = variance.squareRoot() / ((1 - reached) * -left)
        let limit = Normal.twoSidedLimit(confidence) * error
        return ConfidenceInterval(low: -expm1(left * exp(-limit)), high: -expm1(left * exp(limit)))
    }
}
