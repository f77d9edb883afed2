package import Experience

/// `insight edges`.
package struct EdgesJSON: Encodable, Sendable {
    struct Edge: Encodable, Sendable {
        let from: String
        let to: String
        let count: Int
        let totalMs: Int64
        let maxMs: Int64
        let medianMs: Int64
    }

    let edges: [Edge]

    package init(_ rows: [EdgeRow]) {
        edges = rows.map {
            Edge(
                from: $0.from.text, to: $0.to.text, count: $0.count, totalMs: $0.totalMilliseconds,
                maxMs: $0.maxMilliseconds, medianMs: $0.medianMilliseconds)
        }
    }
}

/// `insight variants`.
package struct VariantsJSON: Encodable, Sendable {
    struct Variant: Encodable, Sendable {
        /// Touchpoints joined by `>`.
        let variant: String
        let count: Int
    }

    let variants: [Variant]
    let sessions: Int
    let distinct: Int

    package init(_ answer: VariantsAnswer) {
        variants = answer.rows.map {
            Variant(variant: $0.touchpoints.map(\.text).joined(separator: ">"), count: $0.count)
        }
        sessions = answer.sessions
        distinct = answer.distinct
    }
}

/// `insight funnel`.
package struct FunnelJSON: Encodable, Sendable {
    struct Step: Encodable, Sendable {
        let step: Int
        let touchpoint: String
        let customers: Int
        let medianFromPreviousMs: Int64
        let medianFromStartMs: Int64
    }

    let steps: [Step]

    package init(_ rows: [FunnelRow]) {
        steps = rows.enumerated().map { index, row in
            Step(
                step: index + 1, touchpoint: row.touchpoint.text, customers: row.customers,
                medianFromPreviousMs: row.medianFromPreviousMilliseconds,
                medianFromStartMs: row.medianFromStartMilliseconds)
        }
    }
}

/// `insight handoffs`.
package struct HandOffsJSON: Encodable, Sendable {
    struct HandOff: Encodable, Sendable {
        let from: String
        let to: String
        let fromDepartment: String?
        let toDepartment: String?
        let count: Int
        let customers: Int
        let medianMs: Int64
        let p90Ms: Int64
        let p95Ms: Int64
        let maxMs: Int64
        let designedMs: Int64?
    }

    let handOffs: [HandOff]

    package init(_ rows: [HandOffRow]) {
        handOffs = rows.map {
            HandOff(
                from: $0.from.text, to: $0.to.text, fromDepartment: $0.fromDepartment?.text,
                toDepartment: $0.toDepartment?.text, count: $0.count, customers: $0.customers,
                medianMs: $0.medianMilliseconds, p90Ms: $0.p90Milliseconds, p95Ms: $0.p95Milliseconds,
                maxMs: $0.maxMilliseconds, designedMs: $0.designed?.milliseconds)
        }
    }
}

/// `insight fitness`.
package struct FitnessJSON: Encodable, Sendable {
    struct Departure: Encodable, Sendable {
        /// `start`, `hand_off`, `end` or `unknown`.
        let departure: String
        let from: String?
        let to: String?
        let occurrences: Int
        let cases: Int
    }

    let cases: Int
    let asDesigned: EstimateJSON
    let stillOpen: Int
    let departures: [Departure]

    package init(_ answer: FitnessAnswer) {
        cases = answer.cases
        asDesigned = EstimateJSON(answer.asDesigned)
        stillOpen = answer.stillOpen
        departures = answer.departures.map { row in
            let words = row.departure.words
            return Departure(
                departure: words.kind, from: words.from, to: words.to, occurrences: row.occurrences, cases: row.cases)
        }
    }
}

/// `insight facts`.
package struct FinalFactsJSON: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        /// By fact; a fact that was never stated is missing.
        let facts: [String: String]
        let references: Int
    }

    let rows: [Row]

    package init(_ facts: [FactID], _ rows: [FinalFactsRow]) {
        self.rows = rows.map { row in
            let stated = zip(facts, row.values).compactMap { fact, value in value.map { (fact.text, $0) } }
            return Row(facts: Dictionary(stated, uniquingKeysWith: { first, _ in first }), references: row.references)
        }
    }
}

extension FitnessAnswer.Departure {
    /// The words of JSON and CSV.
    var words: (kind: String, from: String?, to: String?) {
        switch self {
        case .start(let touchpoint): ("start", nil, touchpoint.text)
        case .handOff(let from, let to): ("hand_off", from.text, to.text)
        case .end(let touchpoint): ("end", touchpoint.text, nil)
        case .unknown(let touchpoint): ("unknown", touchpoint.text, nil)
        }
    }
}
