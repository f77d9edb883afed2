import Experience

/// What stands for a hand-off that no wait was designed for.
private let noDesign = Int64.min

extension Engine {
    func fill(
        _ tables: inout [PartialTable], handOffsOf filter: InsightFilter, _ within: Grouping,
        _ names: inout PartialNames
    ) throws(PartialError) {
        guard let found = handOffPartial(filter, within: within) else { return }
        let scenes = touchpointCodes(in: &names)
        let owners = departmentCodes(in: &names)
        var rows: [(pair: PairIndex.Pair, key: [UInt32], customers: Int, waits: [Int64])] = []
        found.forEachHandOff { pair, departments, customers, waits in
            let key = [
                scenes[Int(pair.from)], scenes[Int(pair.to)], owners[Int(departments.from)],
                owners[Int(departments.to)],
            ]
            rows.append((pair, key, customers, waits))
        }
        for row in rows {
            try tables[0].add(row.key, integers: [Int64(row.customers)], lists: [row.waits])
            let designed = script.handOff(from: row.pair.from, to: row.pair.to)?.wait?.milliseconds
            try tables[1].add(row.key.prefix(2), integers: [designed ?? noDesign])
        }
    }
}

extension PartialResult {
    var handOffs: [HandOffRow] {
        let table = tables[0]
        var designed: [ArraySlice<UInt32>: Int64] = [:]
        for row in 0..<tables[1].count { designed[tables[1].key(row)] = tables[1].integer(row) }
        let rows = (0..<table.count).map { row in
            let key = Array(table.key(row))
            var waits = table.list(row)
            let wait = designed[key.prefix(2)].flatMap { $0 == noDesign ? nil : Wait(milliseconds: $0) }
            return waits.withUnsafeMutableBufferPointer { waits in
                HandOffRow(
                    from: touchpoint(key[0]), to: touchpoint(key[1]), fromDepartment: department(key[2]),
                    toDepartment: department(key[3]), customers: Int(table.integer(row)), waits, designed: wait)
            }
        }
        return HandOffRow.inOrder(rows)
    }
}
