/// One directly-follows edge: how often one scene followed another for the same customer, and after how long.
package struct EdgeRow: Hashable, Sendable {
    package var from: TouchpointID
    package var to: TouchpointID
    package var count: Int
    package var totalMilliseconds: Int64
    package var maxMilliseconds: Int64
    /// The value at rank ceil(n/2): always a wait that occurred.
    package var medianMilliseconds: Int64

    package init(
        from: TouchpointID, to: TouchpointID, count: Int, totalMilliseconds: Int64, maxMilliseconds: Int64,
        medianMilliseconds: Int64
    ) {
        self.from = from
        self.to = to
        self.count = count
        self.totalMilliseconds = totalMilliseconds
        self.maxMilliseconds = maxMilliseconds
        self.medianMilliseconds = medianMilliseconds
    }
}

/// The distinct ways through, with how often each was taken.
package struct VariantsAnswer: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var touchpoints: [TouchpointID]
        package var count: Int

        package init(touchpoints: [TouchpointID], count: Int) {
            self.touchpoints = touchpoints
            self.count = count
        }
    }

    /// The most frequent first; ties by the joined names.
    package var rows: [Row]
    package var sessions: Int
    package var distinct: Int
    /// Over all distinct ones; by the square of `sessions`, the chance that two sessions took the same way.
    package var sumOfSquaredCounts: Int

    package init(rows: [Row], sessions: Int, distinct: Int, sumOfSquaredCounts: Int) {
        self.rows = rows
        self.sessions = sessions
        self.distinct = distinct
        self.sumOfSquaredCounts = sumOfSquaredCounts
    }
}

/// One step of a funnel.
package struct FunnelRow: Hashable, Sendable {
    package var touchpoint: TouchpointID
    package var customers: Int
    package var medianFromPreviousMilliseconds: Int64
    package var medianFromStartMilliseconds: Int64

    package init(
        touchpoint: TouchpointID, customers: Int, medianFromPreviousMilliseconds: Int64,
        medianFromStartMilliseconds: Int64
    ) {
        self.touchpoint = touchpoint
        self.customers = customers
        self.medianFromPreviousMilliseconds = medianFromPreviousMilliseconds
        self.medianFromStartMilliseconds = medianFromStartMilliseconds
    }
}

/// One hand-off between departments as lived: waits by exact quantiles, beside the designed wait.
package struct HandOffRow: Hashable, Sendable {
    package var from: TouchpointID
    package var to: TouchpointID
    package var fromDepartment: DepartmentID?
    package var toDepartment: DepartmentID?
    package var count: Int
    package var customers: Int
    package var medianMilliseconds: Int64
    package var p90Milliseconds: Int64
    package var p95Milliseconds: Int64
    package var maxMilliseconds: Int64
    package var designed: Wait?

    package init(
        from: TouchpointID, to: TouchpointID, fromDepartment: DepartmentID?, toDepartment: DepartmentID?, count: Int,
        customers: Int, medianMilliseconds: Int64, p90Milliseconds: Int64, p95Milliseconds: Int64,
        maxMilliseconds: Int64, designed: Wait?
    ) {
        self.from = from
        self.to = to
        self.fromDepartment = fromDepartment
        self.toDepartment = toDepartment
        self.count = count
        self.customers = customers
        self.medianMilliseconds = medianMilliseconds
        self.p90Milliseconds = p90Milliseconds
        self.p95Milliseconds = p95Milliseconds
        self.maxMilliseconds = maxMilliseconds
        self.designed = designed
    }
}

/// Lived journeys against the script: the share that ran as designed, and the commonest departures.
package struct FitnessAnswer: Hashable, Sendable {
    package enum Departure: Hashable, Sendable {
        /// Begins at a scene that is no designed start.
        case start(TouchpointID)
        /// One scene followed another though the script has no such hand-off.
        case handOff(from: TouchpointID, to: TouchpointID)
        /// Came to rest at a scene that is no designed end.
        case end(TouchpointID)
        /// A scene that the script does not have.
        case unknown(TouchpointID)
    }

    package struct Row: Hashable, Sendable {
        package var departure: Departure
        package var occurrences: Int
        package var cases: Int

        package init(departure: Departure, occurrences: Int, cases: Int) {
            self.departure = departure
            self.occurrences = occurrences
            self.cases = cases
        }
    }

    package var cases: Int
    package var asDesigned: Estimate
    /// Cases that follow the design so far but have not reached an end: neither designed nor departed.
    package var stillOpen: Int
    /// The commonest first.
    package var departures: [Row]

    package init(cases: Int, asDesigned: Estimate, stillOpen: Int, departures: [Row]) {
        self.cases = cases
        self.asDesigned = asDesigned
        self.stillOpen = stillOpen
        self.departures = departures
    }
}

/// Traffic and score of one scene.
package struct SceneRow: Hashable, Sendable {
    package var touchpoint: TouchpointID
    package var passages: Int
    package var customers: Int
    /// Mean next score (0 to 10) after this scene within the score window.
    package var score: Estimate?

    package init(touchpoint: TouchpointID, passages: Int, customers: Int, score: Estimate?) {
        self.touchpoint = touchpoint
        self.passages = passages
        self.customers = customers
        self.score = score
    }
}

/// How orders, tickets and the like stood at their end, by the last stated values of some facts.
package struct FinalFacts: Hashable, Sendable {
    package let facts: [FactID]
    package let rows: [FinalFactsRow]

    package init(facts: [FactID], rows: [FinalFactsRow]) {
        self.facts = facts
        self.rows = rows
    }
}

/// How many references (orders, tickets) ended with one combination of stated values.
package struct FinalFactsRow: Hashable, Sendable {
    /// In the order in which the facts were asked for; nil where one was never stated.
    package var values: [String?]
    package var references: Int

    package init(values: [String?], references: Int) {
        self.values = values
        self.references = references
    }
}
