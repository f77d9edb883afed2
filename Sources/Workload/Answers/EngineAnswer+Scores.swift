import Experience

extension EngineAnswer {
    static func canonical(_ delays: HandOffDelays) -> WorkloadAnswer {
        let edges = delays.rows.map { row -> [WorkloadAnswer.Cell] in
            let tally = row.tally
            return [.text(row.from.text), .text(row.to.text), .whole(Int64(tally.handOffs))]
                + [.whole(row.thresholdMilliseconds), .whole(Int64(tally.delayed))] + afterDelayed(tally)
        }
        let total = delays.total
        let row: [WorkloadAnswer.Cell] =
            [.whole(Int64(total.handOffs)), .whole(Int64(total.delayed))] + afterDelayed(total)
            + [.real(total.delayedMean ?? 0), .real(total.otherMean ?? 0)]
        return WorkloadAnswer([.init("edges", keys: 2, edges), .init("total", keys: 0, [row])])
    }

    /// The engine counts scores in hundredths of a point.
    private static func afterDelayed(_ tally: HandOffDelays.Tally) -> [WorkloadAnswer.Cell] {
        [
            .whole(Int64(tally.customersHurt)), .whole(Int64(tally.delayedScored)),
            .whole(Int64(tally.delayedScoreSum / 100)), .whole(Int64(tally.otherScored)),
            .whole(Int64(tally.otherScoreSum / 100)),
        ]
    }

    static func canonical(_ rows: [LaterSpendRow]) -> WorkloadAnswer {
        let buckets = rows.filter { $0.customers > 0 }.map { row -> [WorkloadAnswer.Cell] in
            let name = row.from == nil ? "low" : row.below == nil ? "high" : "mid"
            return [
                .text(name), .whole(Int64(row.customers)), .whole(Int64(row.buyers)), .whole(row.spendSum),
                .real(row.spendMean ?? 0), .real(row.spendVariance ?? 0),
            ]
        }
        return WorkloadAnswer([.init("buckets", keys: 1, buckets)])
    }

    static func canonical(_ rows: [SceneScoreRow]) -> WorkloadAnswer {
        let cells = rows.filter { $0.answers > 0 }.map { row -> [WorkloadAnswer.Cell] in
            [
                .text(row.touchpoint.text), .text(CalendarMonth(containing: row.month.start.milliseconds).text),
                .whole(Int64(row.answers)), .whole(Int64(row.promoters)), .whole(Int64(row.detractors)),
                .real(row.netPromoterScore),
            ]
        }
        return WorkloadAnswer([.init("nps", keys: 2, cells)])
    }
}
