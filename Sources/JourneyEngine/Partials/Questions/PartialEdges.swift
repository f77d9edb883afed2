import ColumnStore
import Experience

extension Engine {
    func fill(
        _ table: inout PartialTable, edgesOf filter: InsightFilter, _ within: Grouping, _ names: inout PartialNames
    ) throws(PartialError) {
        let found = edgePartial(filter, within: within, .all)
        let codes = touchpointCodes(in: &names)
        defer { withExtendedLifetime(found) {} }
        for (number, pieces) in found.waits.byNumber().enumerated() {
            let pair = found.index.pairs[number]
            let waits = pieces.flatMap(\.self)
            let total = waits.reduce(Int64(0)) { $0.adding($1) }
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
