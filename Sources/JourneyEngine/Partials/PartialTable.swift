/// Rows of exact integers, floating sums and lists by key: what every partial result is made of. Tables of one shape
/// merge row by row, in any order and grouping.
struct PartialTable: Sendable {
    let shape: PartialShape
    private var keys = KeyIndex()
    private var integers: [Int64] = []
    private var sums: [Double] = []
    private var lists: [[Int64]] = []

    init(_ shape: PartialShape) {
        self.shape = shape
    }

    var count: Int { keys.count }

    func key(_ row: Int) -> ArraySlice<UInt32> { keys[row] }

    func integer(_ row: Int, _ column: Int = 0) -> Int64 { integers[row * shape.integers.count + column] }

    func sum(_ row: Int, _ column: Int) -> Double { sums[row * shape.sums + column] }

    func list(_ row: Int, _ column: Int = 0) -> [Int64] { lists[row * shape.lists + column] }

    /// Adds to a row, which is new if its key is. Fails where something designed differs.
    mutating func add(
        _ key: some Collection<UInt32>, integers more: [Int64] = [], sums moreSums: [Double] = [],
        lists moreLists: [[Int64]] = []
    ) throws(PartialError) {
        precondition(
            more.count == shape.integers.count && moreSums.count == shape.sums && moreLists.count == shape.lists
                && (shape.isSequence || key.count == shape.key.count), "a row of another shape")
        let known = keys.count
        let row = keys.number(key)
        guard row < known else {
            integers.append(contentsOf: more)
            sums.append(contentsOf: moreSums)
            lists.append(contentsOf: moreLists)
            return
        }
        var carry: UInt64 = 0
        for (column, value) in more.enumerated() {
            let at = row * shape.integers.count + column
            switch shape.integers[column] {
            case .count: integers[at] = integers[at].adding(value)
            case .same:
                if integers[at] != value { throw PartialError(.contradiction(table: shape.name)) }
            case .greatest: integers[at] = max(integers[at], value)
            case .low: (integers[at], carry) = integers[at].addingBits(of: value)
            case .high: (integers[at], carry) = integers[at].addingBits(of: value, carry)
            }
        }
        for (column, value) in moreSums.enumerated() { sums[row * shape.sums + column] += value }
        for (column, values) in moreLists.enumerated() {
            lists[row * shape.lists + column].append(contentsOf: values)
        }
    }

    /// Adds all rows of a table of the same shape, whose codes are called as `renamed` says.
    mutating func merge(_ other: PartialTable, renamed: PartialNames.Renaming) throws(PartialError) {
        precondition(shape == other.shape, "a table of another shape")
        var key: [UInt32] = []
        for row in 0..<other.count {
            key.removeAll(keepingCapacity: true)
            for (position, code) in other.key(row).enumerated() {
                key.append(renamed[shape.code(at: position), code])
            }
            try add(
                key, integers: Array(other.integers[row * shape.integers.count..<(row + 1) * shape.integers.count]),
                sums: Array(other.sums[row * shape.sums..<(row + 1) * shape.sums]),
                lists: Array(other.lists[row * shape.lists..<(row + 1) * shape.lists]))
        }
    }
}

extension Int64 {
    /// The bits of a sum, and the carry out of them, 0 or 1.
    fileprivate func addingBits(of other: Int64, _ carry: UInt64 = 0) -> (sum: Int64, carry: UInt64) {
        let (first, over) = UInt64(bitPattern: self).addingReportingOverflow(UInt64(bitPattern: other))
        let (sum, overAgain) = first.addingReportingOverflow(carry)
        return (Int64(bitPattern: sum), over || overAgain ? 1 : 0)
    }
}
