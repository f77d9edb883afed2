import Experience

extension PartialShape {
    static let sceneScores = [
        // Answers, promoters, detractors; the month, counted from the year 0, and its first moment.
        PartialShape(name: "scores", key: [.touchpoint, .number], integers: [.count, .count, .count, .same])
    ]
}

extension Engine {
    /// `months` begin in the company's zone; those of UTC when none are given.
    func fill(
        _ table: inout PartialTable, sceneScoresOf filter: InsightFilter, leavingOut kind: String,
        _ months: [MonthStart], _ names: inout PartialNames
    ) throws(PartialError) {
        for row in sceneScores(filter, months: months, leavingOut: kind) {
            try table.add(
                [names.code(of: row.touchpoint.text, .touchpoint), UInt32(clamping: row.month.number)],
                integers: [row.answers, row.promoters, row.detractors].map { Int64($0) }
                    + [row.month.start.milliseconds])
        }
    }
}

extension PartialResult {
    var sceneScores: [SceneScoreRow] {
        let table = tables[0]
        let rows = (0..<table.count).map { row in
            let key = Array(table.key(row))
            return SceneScoreRow(
                touchpoint: touchpoint(key[0]),
                month: MonthStart(number: Int(key[1]), start: Timestamp(milliseconds: table.integer(row, 3))),
                answers: Int(table.integer(row, 0)), promoters: Int(table.integer(row, 1)),
                detractors: Int(table.integer(row, 2)))
        }
        return SceneScoreRow.inOrder(rows.filter { $0.answers > 0 })
    }
}
