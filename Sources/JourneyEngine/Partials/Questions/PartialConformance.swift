import Experience

extension PartialShape {
    static let conformance =
        [PartialShape(name: "ways", key: [.touchpoint], isSequence: true, integers: [.count], lists: 1)]
}

extension Engine {
    /// Rows are the distinct ways of cases: how many are at a designed end, and when the last thing happened in those
    /// that are not. Which of them may still go on is known when all footage is, and the design is laid beside them
    /// then.
    func fill(
        _ table: inout PartialTable, conformanceOf filter: InsightFilter, _ names: inout PartialNames
    ) throws(PartialError) {
        let walk = conformanceWalk(filter)
        let parts = partials { customers in
            var part = ConformancePart()
            forEachCase(walk, customers) { part.add($0, $1) }
            return part
        }
        let codes = touchpointCodes(in: &names)
        for part in parts {
            for (number, found) in part.ways.enumerated() {
                try table.add(
                    part.index[number].map { codes[Int($0)] }, integers: [found.atEnd], lists: [found.lastTimes])
            }
        }
    }
}

/// The distinct ways of the cases of some customers.
private struct ConformancePart: Sendable {
    private(set) var index = KeyIndex()
    private(set) var ways: [(atEnd: Int64, lastTimes: [Int64])] = []

    mutating func add(_ codes: [UInt32], _ stoppedAt: Int64?) {
        let number = index.number(codes)
        if number == ways.count { ways.append((0, [])) }
        if let stoppedAt { ways[number].lastTimes.append(stoppedAt) } else { ways[number].atEnd += 1 }
    }
}

extension PartialResult {
    /// More cases than there are in the world, whatever a file says.
    private static let mostCases: Int64 = 1 << 40

    /// `script`: the one that the partial results were made with.
    func conformance(limit: Int, script: Script?) -> ConformanceAnswer {
        let script = CompiledScript(script, log: .empty)
        let now = footage.last?.milliseconds ?? 0
        let reopenAfter = script.settings.reopenAfter.milliseconds
        var table = VariantTable.ofCases
        var left = Self.mostCases
        for row in 0..<tables[0].count {
            let codes = Array(tables[0].key(row))
            let lastTimes = tables[0].list(row)
            let open = lastTimes.count { now.since($0) <= reopenAfter }
            let rested = min(left, tables[0].integer(row))
            left -= rested
            for (codes, count) in [
                (codes, Int(rested) + lastTimes.count - open), (codes + [VariantTable.mayGoOn], open),
            ] where count > 0 {
                table.add(codes, count: count)
            }
        }
        return DesignedWay(script, journey: text("journey").map { JourneyID($0) }).conformance(
            of: table, words: words(minimumCases: script.settings.minimumCases), limit: limit,
            remembering: AlignmentShelf(), threads: 2)
    }
}
