import Experience

/// The order in which distinct ways are shown: the commonest first, ties by the names of their scenes, so that it does
/// not depend on how the work was split.
struct VariantOrder {
    private let table: VariantTable
    private let entries: [VariantTable.Entry]
    /// Places of touchpoint codes in the order of their names.
    private let ranks: [Int]

    init(_ table: VariantTable, _ names: [TouchpointID]) {
        self.table = table
        entries = table.entries
        var ranks = Array(repeating: 0, count: names.count)
        for (rank, code) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() { ranks[code] = rank }
        self.ranks = ranks
    }

    /// Codes that no touchpoint has come last.
    func rank(_ code: UInt32) -> Int { Int(code) < ranks.count ? ranks[Int(code)] : ranks.count }

    func isBefore(_ left: Int, _ right: Int) -> Bool {
        let (a, b) = (entries[left], entries[right])
        if a.count != b.count { return a.count > b.count }
        return table.sequence(a).lexicographicallyPrecedes(table.sequence(b)) { rank($0) < rank($1) }
    }

    /// The first of some ways, in order.
    func first(_ limit: Int, of numbers: [Int]) -> [Int] {
        if limit == 0 { return [] }
        if limit * 8 >= numbers.count { return Array(numbers.sorted(by: isBefore).prefix(limit)) }
        var best: [Int] = []
        for number in numbers {
            if best.count == limit, let last = best.last {
                if !isBefore(number, last) { continue }
                best.removeLast()
            }
            var low = 0
            var high = best.count
            while low < high {
                let middle = (low + high) / 2
                if isBefore(number, best[middle]) { high = middle } else { low = middle + 1 }
            }
            best.insert(number, at: low)
        }
        return best
    }
}
