import Experience
import Statistics

extension Engine {
    func fill(
        _ tables: inout [PartialTable], scenesOf filter: InsightFilter, _ names: inout PartialNames
    ) throws(PartialError) {
        try tables[1].add([], integers: [Int64(script.settings.minimumCases)])
        let filter = CompiledFilter(filter, script, log: log)
        guard let found = folded({ ScenePartial(self, filter, $0) }) else { return }
        let codes = touchpointCodes(in: &names)
        for code in found.passages.indices where found.passages[code] > 0 {
            let scores = found.scores[code]
            try tables[0].add(
                [codes[code]],
                integers: [found.passages[code], found.customers[code], scores.clusters, scores.count].map {
                    Int64($0)
                },
                sums: scores.sums)
        }
    }
}

extension PartialResult {
    var scenes: [SceneRow] {
        let table = tables[0]
        let minimum = Int(setting(tables[1]))
        return (0..<table.count).map { row in
            let scores = ClusteredMean(
                clusters: Int(table.integer(row, 2)), count: Int(table.integer(row, 3)),
                sums: (0..<table.shape.sums).map { table.sum(row, $0) })
            return SceneRow(
                touchpoint: touchpoint(table.key(row)[table.key(row).startIndex]),
                passages: Int(table.integer(row, 0)), customers: Int(table.integer(row, 1)),
                score: Estimate(scores, minimumClusters: minimum))
        }.sorted { ($1.passages, $0.touchpoint) < ($0.passages, $1.touchpoint) }
    }
}
