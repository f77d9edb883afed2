import Experience

extension PartialShape {
    static let laterSpend = [
        // Customers, buyers, what they spent, and its squares: whole numbers of 128 and 256 bits.
        PartialShape(
            name: "spend", key: [.number],
            integers: [.count, .count, .low, .high] + [.low, .high, .high, .high]),
        PartialShape(name: "cuts", key: [.number], integers: [.same]),
        PartialShape(name: "day", key: [.text], integers: [.same]),
    ]
}

extension Engine {
    func fill(
        _ tables: inout [PartialTable], laterSpendOf filter: InsightFilter, _ day: PartialQuestion.Day, _ cuts: [Int],
        _ names: inout PartialNames
    ) throws(PartialError) {
        let found = laterSpendPartial(filter, split: day.start, cuts: cuts, .all)
        for (number, group) in found.groups.enumerated() {
            try tables[0].add(
                [UInt32(number)],
                integers: [Int64(group.customers), Int64(group.buyers)] + group.sum.words + group.squares.words)
        }
        for (number, cut) in cuts.enumerated() { try tables[1].add([UInt32(number)], integers: [Int64(cut)]) }
        try tables[2].add([names.code(of: day.text, .text)], integers: [day.start.milliseconds])
    }
}

extension PartialResult {
    var laterSpend: LaterSpend {
        let spend = tables[0]
        let cuts = (0..<tables[1].count).sorted { tables[1].key($0).lexicographicallyPrecedes(tables[1].key($1)) }
            .map { Int(tables[1].integer($0)) }
        var groups = Array(repeating: LaterSpendPartial.Group(), count: cuts.count + 1)
        for row in 0..<spend.count {
            let number = Int(spend.key(row)[spend.key(row).startIndex])
            guard number < groups.count else { continue }
            let words = (0..<spend.shape.integers.count).map { spend.integer(row, $0) }
            // Whatever a file says, all groups together stay a number.
            groups[number].customers = min(Int(words[0]), Int.max / groups.count)
            groups[number].buyers = Int(words[1])
            groups[number].sum = Int128(words: words[2..<4])
            groups[number].squares = WideSum(words: words[4..<8])
        }
        let day = tables[2].count > 0 ? tables[2].key(0).last.map { names[.text, $0] } : nil
        return LaterSpend(day: day ?? "", rows: LaterSpendPartial(groups: groups).rows(cuts))
    }
}
