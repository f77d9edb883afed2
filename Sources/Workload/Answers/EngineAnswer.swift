package import Experience
package import JourneyEngine

/// What the engine answered to a question of the workload, as it answered: two of them are equal only to the bit.
package enum EngineAnswer: Hashable, Sendable {
    case edges([EdgeRow])
    case variants(VariantsAnswer)
    case handOffs(HandOffDelays)
    case funnel([FunnelRow])
    case spend([LaterSpendRow])
    case scores([SceneScoreRow])
}

extension WorkloadQuestion {
    /// Puts the question to the engine; nil for those that are not asked of the whole log.
    package func ask(_ engine: Engine) -> EngineAnswer? {
        let everything = InsightFilter()
        return switch self {
        case .q1: .edges(engine.edges(everything))
        case .q2: .variants(engine.variants(everything, limit: 100, sessionGap: .days(30)))
        case .q3: .handOffs(engine.handOffDelays(everything))
        case .q4: .funnel(engine.funnel(Self.steps, within: .days(30), everything))
        case .q5: .spend(engine.laterSpend(everything, split: Timestamp(milliseconds: WorkloadNames.secondYear)))
        case .q7: .scores(engine.sceneScores(everything))
        case .q6, .q8: nil
        }
    }

    /// The touchpoints of the funnel.
    package static let steps = WorkloadNames.funnel.map { TouchpointID($0) }
}

extension EngineAnswer {
    /// The same in the workload's canonical form.
    package var workload: WorkloadAnswer {
        switch self {
        case .edges(let rows): Self.canonical(rows)
        case .variants(let answer): Self.canonical(answer)
        case .handOffs(let delays): Self.canonical(delays)
        case .funnel(let rows): Self.canonical(rows)
        case .spend(let rows): Self.canonical(rows)
        case .scores(let rows): Self.canonical(rows)
        }
    }

    private static func canonical(_ rows: [EdgeRow]) -> WorkloadAnswer {
        let edges = rows.map { row -> [WorkloadAnswer.Cell] in
            [
                .text(row.from.text), .text(row.to.text), .whole(Int64(row.count)), .whole(row.totalMilliseconds),
                .whole(row.maxMilliseconds), .whole(row.medianMilliseconds),
            ]
        }
        return WorkloadAnswer([.init("edges", keys: 2, edges)])
    }

    private static func canonical(_ answer: VariantsAnswer) -> WorkloadAnswer {
        let top = answer.rows.map { row -> [WorkloadAnswer.Cell] in
            [.text(row.touchpoints.map(\.text).joined(separator: ">")), .whole(Int64(row.count))]
        }
        let total: [WorkloadAnswer.Cell] = [
            .whole(Int64(answer.sessions)), .whole(Int64(answer.distinct)), .whole(Int64(answer.sumOfSquaredCounts)),
        ]
        return WorkloadAnswer([.init("top", keys: 1, top), .init("total", keys: 0, [total])])
    }

    private static func canonical(_ rows: [FunnelRow]) -> WorkloadAnswer {
        let steps = rows.enumerated().map { step, row -> [WorkloadAnswer.Cell] in
            [
                .whole(Int64(step + 1)), .whole(Int64(row.customers)), .whole(row.medianFromPreviousMilliseconds),
                .whole(row.medianFromStartMilliseconds),
            ]
        }
        return WorkloadAnswer([.init("steps", keys: 1, steps)])
    }
}
