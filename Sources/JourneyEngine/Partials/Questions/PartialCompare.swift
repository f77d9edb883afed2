import Experience

/// Who is counted in a row of customers; the first two also say whose edge a row is.
private enum ComparedGroup: UInt32 {
    case first
    case second
    case both
}

extension PartialShape {
    static let compare =
        [
            PartialShape(name: "edges", key: [.number, .touchpoint, .touchpoint], integers: [.count], lists: 1),
            PartialShape(name: "customers", key: [.number], integers: [.count]),
            PartialShape(name: "settings", key: [], integers: [.same]),
        ]
}

extension Engine {
    func fill(_ tables: inout [PartialTable], with found: Comparison, _ names: inout PartialNames) throws(PartialError)
    {
        let codes = touchpointCodes(in: &names)
        for (group, tally) in [(ComparedGroup.first, found.first), (.second, found.second)] {
            defer { withExtendedLifetime(tally) {} }
            let waits = tally.waits.byNumber()
            for (number, edge) in tally.edges.pairs.enumerated() {
                try tables[0].add(
                    [group.rawValue, codes[Int(edge.from)], codes[Int(edge.to)]],
                    integers: [Int64(tally.took[number])], lists: [waits[number].flatMap(\.self)])
            }
        }
        for (group, customers) in [
            (ComparedGroup.first, found.firstCustomers), (.second, found.secondCustomers), (.both, found.inBoth),
        ] {
            try tables[1].add([group.rawValue], integers: [Int64(customers)])
        }
        try tables[2].add([], integers: [Int64(script.settings.minimumCases)])
    }
}

extension PartialResult {
    var comparison: ComparisonAnswer {
        var customers: [UInt32: Int] = [:]
        for row in 0..<tables[1].count { customers[Array(tables[1].key(row))[0]] = Int(tables[1].integer(row)) }
        func count(_ group: ComparedGroup) -> Int { customers[group.rawValue] ?? 0 }
        return Comparison(
            first: tally(.first), second: tally(.second), firstCustomers: count(.first),
            secondCustomers: count(.second), inBoth: count(.both)
        ).answer(
            InsightFilter(words: { text("first_" + $0) }), InsightFilter(words: { text("second_" + $0) }),
            words(minimumCases: Int(setting(tables[2]))))
    }

    private func tally(_ group: ComparedGroup) -> GroupTally {
        var rows: [(edge: PairIndex.Pair, took: Int, waits: [Int64])] = []
        for row in 0..<tables[0].count {
            let key = Array(tables[0].key(row))
            if key[0] != group.rawValue { continue }
            let waits = tables[0].list(row)
            // Whoever took an edge passed it, whatever a file says.
            rows.append(
                (PairIndex.Pair(from: key[1], to: key[2]), min(Int(tables[0].integer(row)), waits.count), waits))
        }
        return GroupTally(codes: names.count(.touchpoint), rows)
    }
}
