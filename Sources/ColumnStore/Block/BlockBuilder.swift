/// Collects events, row by row, and makes a block of them. Rejected rows leave no trace: texts that no event of the
/// block uses are left out of it.
package struct BlockBuilder: ~Copyable {
    /// Most events in one block.
    package static let capacity = 65_536

    package private(set) var count = 0
    private var dictionaries: [TextDictionary]
    /// The cells of every text column, zero where nothing was written; allocated when a column gets its first text.
    private var cells: InlineArray<17, UnsafeMutablePointer<UInt32>?>
    /// Cells that each of them has: most requests bring few events.
    private var room = 512
    private var times: [Int64] = []
    private var amounts = SparseBuilder<Int64>(absent: Absent.wide)
    private var scores = SparseBuilder<Int32>(absent: Absent.narrow)
    private var efforts = SparseBuilder<Int32>(absent: Absent.narrow)
    private var dues = SparseBuilder<Int64>(absent: Absent.wide)
    private var identities: [EventIdentity] = []
    /// Some of the events come from a block that may hold hashed numbers.
    var mayHashNumbers = false

    package init() {
        dictionaries = Array(repeating: TextDictionary(), count: TextColumn.count)
        cells = InlineArray(repeating: nil)
    }

    deinit {
        for column in 0..<TextColumn.count { cells[column]?.deallocate() }
    }

    package var isFull: Bool { count == Self.capacity }
    package var isEmpty: Bool { count == 0 }

    /// The code of a text in this column of the block being built; valid until `finish`.
    package mutating func intern(_ column: TextColumn, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        dictionaries[column.index].intern(bytes)
    }

    package mutating func intern(_ column: TextColumn, _ text: String) -> UInt32 {
        dictionaries[column.index].intern(text)
    }

    mutating func intern(_ column: TextColumn, _ code: UInt32, of other: TextDictionary) -> UInt32 {
        dictionaries[column.index].intern(code, of: other)
    }

    /// The text behind a code that this builder gave out.
    package func text(_ column: TextColumn, _ code: UInt32) -> String {
        dictionaries[column.index][code]
    }

    func hash(of code: UInt32, inColumn column: Int) -> UInt64 { dictionaries[column].hash(of: code) }

    package mutating func append(_ row: EventRow) {
        precondition(!isFull, "the block is full: finish it first")
        precondition(row[.customer] != 0, "an event has a customer")
        if count == room { grow() }
        for column in 0..<TextColumn.count where row.codes[column] != 0 {
            precondition(Int(row.codes[column]) <= dictionaries[column].count, "a code of another block")
            set(row.codes[column], column)
        }
        times.append(row.time)
        amounts.append(row.amountMinor, at: count)
        scores.append(row.score, at: count)
        efforts.append(row.effortSeconds, at: count)
        dues.append(row.due, at: count)
        identities.append(row.identity)
        count += 1
    }

    @inline(__always)
    private mutating func set(_ code: UInt32, _ column: Int) {
        guard let known = cells[column] else {
            let fresh = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
            fresh.initialize(repeating: 0, count: room)
            fresh[count] = code
            cells[column] = fresh
            return
        }
        known[count] = code
    }

    private mutating func grow() {
        let larger = min(Self.capacity, room * 4)
        for column in 0..<TextColumn.count {
            guard let known = cells[column] else { continue }
            let fresh = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
            fresh.moveInitialize(from: known, count: room)
            (fresh + room).initialize(repeating: 0, count: larger - room)
            known.deallocate()
            cells[column] = fresh
        }
        room = larger
    }

    /// The block of everything appended; the builder starts anew, with no texts known unless their codes are still
    /// needed.
    package mutating func finish(keepingTexts: Bool = false) -> EventBlock {
        var columns: [CodeColumn] = []
        columns.reserveCapacity(TextColumn.count)
        for column in 0..<TextColumn.count {
            if let start = cells[column] {
                let used = UnsafeMutableBufferPointer(start: start, count: count)
                columns.append(CodeColumn(used, of: dictionaries[column]))
                used.update(repeating: 0)
            } else {
                columns.append(CodeColumn())
            }
            if !keepingTexts { dictionaries[column] = TextDictionary() }
        }
        let block = EventBlock(
            times: times, columns: columns, amounts: amounts.taken(), scores: scores.taken(),
            efforts: efforts.taken(), dues: dues.taken(),
            identities: IdentityColumn(identities, mayHashNumbers: mayHashNumbers))
        count = 0
        mayHashNumbers = false
        times = []
        identities = []
        times.reserveCapacity(block.count)
        identities.reserveCapacity(block.count)
        return block
    }
}

/// An optional integer column that takes no room until the first value comes.
private struct SparseBuilder<Value: FixedWidthInteger> {
    private let absent: Value
    private var values: [Value] = []

    init(absent: Value) {
        self.absent = absent
    }

    @inline(__always)
    mutating func append(_ value: Value?, at position: Int) {
        if values.isEmpty {
            guard let value, value != absent else { return }
            values = Array(repeating: absent, count: position)
        }
        values.append(value ?? absent)
    }

    mutating func taken() -> [Value] {
        defer { values = [] }
        return values
    }
}
