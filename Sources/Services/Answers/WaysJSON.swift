package import Experience

/// `insight paths`.
package struct PathsJSON: Encodable, Sendable {
    struct Path: Encodable, Sendable {
        /// Touchpoints joined by `>`, nearest first; empty where the story has nothing further.
        let path: String
        let passages: Int
        let customers: Int
        let share: EstimateJSON
        let whole: Bool
    }

    struct Branch: Encodable, Sendable {
        let touchpoint: String
        let passages: Int
        let customers: Int
        let rests: Int
        let others: Int
        let next: [Branch]

        init(_ branch: PathsAnswer.Branch) {
            touchpoint = branch.touchpoint.text
            passages = branch.passages
            customers = branch.customers
            rests = branch.rests
            others = branch.others
            next = branch.next.map { Branch($0) }
        }
    }

    let direction: String
    let scenes: Int
    let distinct: Int
    let paths: [Path]
    let tree: Branch

    package init(_ answer: PathsAnswer) {
        direction = answer.direction.rawValue
        scenes = answer.scenes
        distinct = answer.distinct
        paths = answer.paths.map {
            Path(
                path: $0.touchpoints.map(\.text).joined(separator: ">"), passages: $0.passages,
                customers: $0.customers, share: EstimateJSON($0.share), whole: $0.isWhole)
        }
        tree = Branch(answer.tree)
    }
}

/// `insight between`.
package struct BetweenJSON: Encodable, Sendable {
    let from: String
    let to: String
    let count: Int
    let customers: Int
    let medianMs: Int64?
    let p90Ms: Int64?
    let p95Ms: Int64?
    let maxMs: Int64?
    let repeated: Int
    let open: Int

    package init(_ answer: BetweenAnswer) {
        from = answer.from.text
        to = answer.to.text
        count = answer.count
        customers = answer.customers
        medianMs = answer.medianMilliseconds
        p90Ms = answer.p90Milliseconds
        p95Ms = answer.p95Milliseconds
        maxMs = answer.maxMilliseconds
        repeated = answer.repeated
        open = answer.open
    }
}

/// `insight funnel --censored`.
package struct ReachJSON: Encodable, Sendable {
    struct Step: Encodable, Sendable {
        let step: Int
        let touchpoint: String
        let customers: Int
        let fromStart: EstimateJSON?
        let fromPrevious: EstimateJSON?
        let ended: Int
        let open: Int
    }

    let steps: [Step]
    let withinMs: Int64
    let ends: [String]
    let silenceMs: Int64?

    package init(_ answer: ReachAnswer) {
        steps = answer.steps.enumerated().map { index, step in
            Step(
                step: index + 1, touchpoint: step.touchpoint.text, customers: step.customers,
                fromStart: step.fromStart.map { EstimateJSON($0) },
                fromPrevious: step.fromPrevious.map { EstimateJSON($0) }, ended: step.ended, open: step.open)
        }
        withinMs = answer.within.milliseconds
        ends = answer.ends.map(\.text)
        silenceMs = answer.silence?.milliseconds
    }
}

/// `insight retention`.
package struct RetentionJSON: Encodable, Sendable {
    struct Cohort: Encodable, Sendable {
        /// `2026-03`.
        let month: String
        let customers: Int
        let complete: Bool
        let later: [Later]
    }

    struct Later: Encodable, Sendable {
        let number: Int
        let customers: Int
        let share: EstimateJSON
        let complete: Bool
    }

    let first: String?
    let back: String?
    let cohorts: [Cohort]

    package init(_ answer: RetentionAnswer) {
        first = answer.first?.text
        back = answer.back?.text
        cohorts = answer.cohorts.map { cohort in
            Cohort(
                month: cohort.name, customers: cohort.customers, complete: cohort.isComplete,
                later: cohort.months.map {
                    Later(
                        number: $0.number, customers: $0.customers, share: EstimateJSON($0.share),
                        complete: $0.isComplete)
                })
        }
    }
}

extension RetentionAnswer.Cohort {
    /// `2026-03`.
    package var name: String { Figures.month(year, month) }
}

/// `insight compare`.
package struct ComparisonJSON: Encodable, Sendable {
    struct Group: Encodable, Sendable {
        let filter: FilterJSON
        let customers: Int
        let passages: Int

        init(_ group: ComparisonAnswer.Group) {
            filter = FilterJSON(group.filter)
            customers = group.customers
            passages = group.passages
        }
    }

    struct Side: Encodable, Sendable {
        let leaving: Int
        let took: Int
        let passages: Int
        let medianMs: Int64?

        init(_ side: ComparisonAnswer.Side) {
            leaving = side.leaving
            took = side.took
            passages = side.passages
            medianMs = side.medianMilliseconds
        }
    }

    struct Edge: Encodable, Sendable {
        let from: String
        let to: String
        let first: Side
        let second: Side
        let difference: EstimateJSON
        let pValue: Double
        let adjusted: Double
        let holds: Bool
        let customersMore: Double
    }

    let first: Group
    let second: Group
    let inBoth: Int
    let tooFew: Int
    let edges: [Edge]

    package init(_ answer: ComparisonAnswer) {
        first = Group(answer.first)
        second = Group(answer.second)
        inBoth = answer.inBoth
        tooFew = answer.tooFew
        edges = answer.rows.map {
            Edge(
                from: $0.from.text, to: $0.to.text, first: Side($0.first), second: Side($0.second),
                difference: EstimateJSON($0.difference), pValue: $0.pValue, adjusted: $0.adjusted, holds: $0.holds,
                customersMore: $0.customersMore)
        }
    }
}
