import Experience

/// How a departure is written: the codes of the in-memory form for starts, ends and unknown scenes lie outside all
/// names.
private enum DepartureKind {
    static let start: UInt32 = 0
    static let handOff: UInt32 = 1
    static let end: UInt32 = 2
    static let unknown: UInt32 = 3
}

extension Engine {
    func fill(
        _ tables: inout [PartialTable], fitnessOf filter: InsightFilter, _ names: inout PartialNames
    ) throws(PartialError) {
        let found = fitnessPartial(filter)
        let codes = touchpointCodes(in: &names)
        try tables[0].add([], integers: [Int64(found.cases), Int64(found.asDesigned)])
        for (number, pair) in found.departures.pairs.enumerated() {
            try tables[1].add(
                found.key(pair, codes),
                integers: [Int64(found.occurrences[number]), Int64(found.departedCases[number])])
        }
        for (key, lastTimes) in found.unfinished {
            try tables[2].add([codes[Int(key.scene)], key.hasDeparted ? 1 : 0], lists: [lastTimes])
        }
        try tables[3].add(
            [], integers: [script.settings.reopenAfter.milliseconds, Int64(script.settings.minimumCases)])
    }
}

extension PartialResult {
    func fitness(limit: Int) -> FitnessAnswer {
        var found = FitnessPartial(codes: names.count(.touchpoint))
        if tables[0].count > 0 {
            found.cases = Int(tables[0].integer(0, 0))
            found.asDesigned = Int(tables[0].integer(0, 1))
        }
        for row in 0..<tables[1].count {
            guard let pair = found.pair(Array(tables[1].key(row))) else { continue }
            found.depart(
                pair.from, pair.to, occurrences: Int(tables[1].integer(row, 0)),
                cases: Int(tables[1].integer(row, 1)))
        }
        for row in 0..<tables[2].count {
            let key = Array(tables[2].key(row))
            found.add(
                tables[2].list(row), unfinished: FitnessPartial.Unfinished(scene: key[0], hasDeparted: key[1] == 1))
        }
        found.settle(now: footage.last?.milliseconds ?? 0, reopenAfter: setting(tables[3], 0))
        return found.answer(limit: limit, minimumCases: Int(setting(tables[3], 1))) { touchpoint($0) }
    }
}

extension FitnessPartial {
    fileprivate func key(_ pair: PairIndex.Pair, _ codes: [UInt32]) -> [UInt32] {
        if pair.to == unknown { return [DepartureKind.unknown, codes[Int(pair.from)], 0] }
        if pair.to == end { return [DepartureKind.end, codes[Int(pair.from)], 0] }
        if pair.from == Self.start { return [DepartureKind.start, 0, codes[Int(pair.to)]] }
        return [DepartureKind.handOff, codes[Int(pair.from)], codes[Int(pair.to)]]
    }

    /// Nil for a kind that nobody writes.
    fileprivate func pair(_ key: [UInt32]) -> PairIndex.Pair? {
        switch key[0] {
        case DepartureKind.start: PairIndex.Pair(from: Self.start, to: key[2])
        case DepartureKind.handOff: PairIndex.Pair(from: key[1], to: key[2])
        case DepartureKind.end: PairIndex.Pair(from: key[1], to: end)
        case DepartureKind.unknown: PairIndex.Pair(from: key[1], to: unknown)
        default: nil
        }
    }
}
