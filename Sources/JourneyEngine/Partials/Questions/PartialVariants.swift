import Experience

extension Engine {
    func fill(
        _ table: inout PartialTable, variantsOf filter: InsightFilter, _ within: Grouping, _ gap: Wait?,
        _ names: inout PartialNames
    ) throws(PartialError) {
        let found = variantTable(filter, within: within, sessionGap: gap)
        let codes = touchpointCodes(in: &names)
        for entry in found.entries {
            try table.add(found.sequence(entry).map { codes[Int($0)] }, integers: [Int64(entry.count)])
        }
    }
}

extension PartialResult {
    func variants(limit: Int) -> VariantsAnswer {
        let table = tables[0]
        var found = VariantTable(codes: names.count(.touchpoint))
        var total = 0
        for row in 0..<table.count {
            // Whatever a file says, the total stays a number.
            let count = min(Int(table.integer(row)), Int.max - total)
            total += count
            found.add(Array(table.key(row)), count: count)
        }
        let texts = (0...names.count(.touchpoint)).map { Array(names[.touchpoint, UInt32($0)].utf8) }
        let rows = found.top(limit, names: texts).map { entry in
            VariantsAnswer.Row(touchpoints: entry.codes.map { touchpoint($0) }, count: entry.count)
        }
        return VariantsAnswer(
            rows: rows, sessions: total, distinct: found.distinct, sumOfSquaredCounts: found.sumOfSquaredCounts)
    }
}
