/// Some rows of a table while their columns are read, and what became of each row.
final class RowBatch {
    let table: FieldTable
    private let fields: UnsafeMutablePointer<Field>
    private let odd: UnsafeMutablePointer<Bool>
    private let dropped: UnsafeMutablePointer<Bool>
    private(set) var hasOdd = false
    private(set) var hasDropped = false

    init(_ table: FieldTable) {
        self.table = table
        fields = .allocate(capacity: table.columns)
        odd = .allocate(capacity: table.capacity)
        odd.initialize(repeating: false, count: table.capacity)
        dropped = .allocate(capacity: table.capacity)
        dropped.initialize(repeating: false, count: table.capacity)
    }

    deinit {
        fields.deallocate()
        odd.deallocate()
        dropped.deallocate()
    }

    var count: Int { table.count }
    /// Rows that are no events; nil when all are.
    var isDropped: UnsafePointer<Bool>? { hasDropped ? UnsafePointer(dropped) : nil }

    func begin() {
        if hasOdd { odd.update(repeating: false, count: table.capacity) }
        if hasDropped { dropped.update(repeating: false, count: table.capacity) }
        hasOdd = false
        hasDropped = false
        for (row, _) in table.doubled { setOdd(row) }
    }

    /// The row is to be read as a whole, by the mapper: a column can't be read by itself, or not at all.
    func setOdd(_ row: Int) {
        odd[row] = true
        hasOdd = true
    }

    @inline(__always)
    func isOdd(_ row: Int) -> Bool { odd[row] }

    func drop(_ row: Int) {
        dropped[row] = true
        hasDropped = true
    }

    /// Rows to be read as a whole.
    var oddRows: [Int] { hasOdd ? (0..<count).filter { odd[$0] && !dropped[$0] } : [] }

    /// A row as a reader gives it, until the next is asked for; its doubled quotes are undone in the arena.
    func row(_ row: Int, _ arena: BumpArena) -> Row {
        for column in 0..<table.columns { (fields + column).initialize(to: table.field(row, column)) }
        for (doubledRow, column) in table.doubled where doubledRow == row {
            fields[column] = CSVScanner.undoubled(fields[column], in: arena)
        }
        return Row(
            line: Int(table.place(row).line), fields: UnsafeBufferPointer(start: fields, count: table.columns))
    }
}
