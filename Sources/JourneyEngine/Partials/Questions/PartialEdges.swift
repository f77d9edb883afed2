import ColumnStore
import Experience

extension Engine {
    func fill(
        _ table: inout PartialTable, edgesOf filter: InsightFilter, _ within: Grouping, _ names: inout PartialNames
    ) throws(PartialError) {
        let filter = CompiledFilter(filter, script, log: log)
        let walk = PassageWalk(self, filter, within: within, columns: .text(.touchpoint))
        guard let found = folded({ EdgePartial(walk, $0, codes: script.touchpoints.count) }) else { return }
        let codes = touchpointCodes(in: &names)
        var rows: [(PairIndex.Pair, Int64, [Int64])] = []
        found.waits.forEachNumber { number, waits in
            rows.append((found.index.pairs[number], found.waits.totals[number], Array(waits)))
        }
        for (pair, total, waits) in rows {
            try table.add([codes[Int(pair.from)], codes[Int(pair.to)]], integers: [total], lists: [waits])
        }
    }
}

extension PartialResult {
    var edges: [EdgeRow] {
        let table = tables[0]
        return (0..<table.count).map { row in
            let pair = Array(table.key(row))
            let waits = table.list(row)
            return EdgeRow(
                from: touchpoint(pair[0]), to: touchpoint(pair[1]), count: waits.count,
                totalMilliseconds: table.integer(row), maxMilliseconds: waits.max() ?? 0,
                medianMilliseconds: waits.value(atPercent: 50))
        }.sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) }
    }
}
