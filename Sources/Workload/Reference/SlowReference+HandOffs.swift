extension SlowReference {
    private struct HandOff {
        let wait: Int64
        let customer: Int64
        let nextScore: Int64?
    }

    /// Hand-offs by edge, each with the score that came next.
    private func handOffsByEdge() -> [[String]: [HandOff]] {
        var edges: [[String]: [HandOff]] = [:]
        for (customer, events) in customers {
            for index in events.indices.dropFirst() where events[index - 1].department != events[index].department {
                let (a, b) = (events[index - 1], events[index])
                let next = events[index...].first { $0.score != nil }
                let isNear = next.map { $0.time - b.time <= WorkloadNames.thirtyDays } ?? false
                edges[[a.touchpointName, b.touchpointName], default: []].append(
                    HandOff(
                        wait: b.time - a.time, customer: customer,
                        nextScore: isNear ? next?.score.map { Int64($0) } : nil))
            }
        }
        return edges
    }

    func handOffs() -> WorkloadAnswer {
        var rows: [[WorkloadAnswer.Cell]] = []
        var total: [Int64] = Array(repeating: 0, count: 6)
        var hurtAnywhere: Set<Int64> = []
        for (edge, handOffs) in handOffsByEdge() {
            let threshold = Self.value(atPercent: 95, of: handOffs.map(\.wait))
            let gaps = handOffs.filter { $0.wait > threshold }
            let gapScores = gaps.compactMap(\.nextScore)
            let otherScores = handOffs.filter { $0.wait <= threshold }.compactMap(\.nextScore)
            let hurt = Set(gaps.map(\.customer))
            hurtAnywhere.formUnion(hurt)
            let figures = [
                Int64(handOffs.count), Int64(gaps.count), Int64(gapScores.count), gapScores.reduce(0, +),
                Int64(otherScores.count), otherScores.reduce(0, +),
            ]
            for index in total.indices { total[index] += figures[index] }
            rows.append([
                .text(edge[0]), .text(edge[1]), .whole(figures[0]), .whole(threshold), .whole(figures[1]),
                .whole(Int64(hurt.count)), .whole(figures[2]), .whole(figures[3]), .whole(figures[4]),
                .whole(figures[5]),
            ])
        }
        let means = [(total[3], total[2]), (total[5], total[4])].map { Double($0) / Double(max(1, $1)) }
        let row: [WorkloadAnswer.Cell] = [
            .whole(total[0]), .whole(total[1]), .whole(Int64(hurtAnywhere.count)), .whole(total[2]), .whole(total[3]),
            .whole(total[4]), .whole(total[5]), .real(means[0]), .real(means[1]),
        ]
        return WorkloadAnswer([.init("edges", keys: 2, rows), .init("total", keys: 0, [row])])
    }
}
