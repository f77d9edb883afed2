import ColumnStore

extension EventColumns {
    /// Events in order of arrival brought into the order of customers: a counting sort, then a sort by time of just
    /// those customers whose events came out of order. Arrival decides between events of one time.
    /// `customers`: all from 0 to this, or those that occur when nil.
    static func sorted(_ staged: consuming [StagedBlock], customers: Int?) -> EventColumns {
        var blocks = staged
        let listed = customers == nil ? Self.occurring(blocks) : nil
        var layout = SortLayout(blocks, places: listed?.count ?? customers ?? 0, listed: listed)
        let times = layout.sortTimes(blocks)
        var columns: [PackedCodes] = []
        for column in TextColumn.allCases {
            columns.append(layout.codes(blocks, column))
            // What has been sorted is not kept twice.
            for block in blocks.indices { blocks[block].codes[column.index] = .absent }
        }
        let amounts = layout.ints(blocks, \.amounts, absent: Absent.wide)
        let scores = layout.ints(blocks, \.scores, absent: Absent.narrow)
        let efforts = layout.ints(blocks, \.efforts, absent: Absent.narrow)
        let dues = layout.ints(blocks, \.dues, absent: Absent.wide)
        return EventColumns(
            listed: listed.map { FixedBuffer($0) }, starts: layout.starts, times: times, codes: columns,
            amounts: amounts, scores: scores, efforts: efforts, dues: dues)
    }

    /// The customers of the blocks, ascending, counted from 0.
    private static func occurring(_ blocks: [StagedBlock]) -> [UInt32] {
        var all = blocks.flatMap(\.customers).map { $0 - 1 }
        all.sort()
        var kept: [UInt32] = []
        for customer in all where kept.last != customer { kept.append(customer) }
        return kept
    }
}

/// Where each event, in order of arrival, goes.
private struct SortLayout {
    let starts: FixedBuffer<Int>
    /// The row of each event, block after block.
    private var rows: [UInt32]
    private let count: Int

    init(_ blocks: [StagedBlock], places: Int, listed: [UInt32]?) {
        count = blocks.reduce(0) { $0 + $1.customers.count }
        precondition(count < UInt32.max, "a log holds fewer than 2^32 events")
        var placeOf: [UInt32: Int] = [:]
        if let listed {
            placeOf.reserveCapacity(listed.count)
            for (place, customer) in listed.enumerated() { placeOf[customer] = place }
        }
        // Every event of a block has a customer.
        func place(_ code: UInt32) -> Int { listed == nil ? Int(code) - 1 : placeOf[code - 1, default: 0] }
        var next = [Int](repeating: 0, count: places + 1)
        for block in blocks {
            for code in block.customers { next[place(code) + 1] += 1 }
        }
        for index in 0..<places { next[index + 1] += next[index] }
        starts = FixedBuffer(next)
        var rows: [UInt32] = []
        rows.reserveCapacity(count)
        for block in blocks {
            for code in block.customers {
                let place = place(code)
                rows.append(UInt32(truncatingIfNeeded: next[place]))
                next[place] += 1
            }
        }
        self.rows = rows
    }

    /// The sorted times; from then on `rows` respects them.
    mutating func sortTimes(_ blocks: [StagedBlock]) -> FixedBuffer<Int64> {
        var moved: [UInt32] = []
        let times = FixedBuffer<Int64>(count: count, repeating: 0) { times in
            var at = 0
            for block in blocks {
                for time in block.times {
                    times[Int(rows[at])] = time
                    at += 1
                }
            }
            for place in 0..<(starts.count - 1) {
                Self.sortIfNeeded(times, starts[place]..<starts[place + 1], count, &moved)
            }
        }
        if !moved.isEmpty {
            for index in rows.indices { rows[index] = moved[Int(rows[index])] }
        }
        return times
    }

    private static func sortIfNeeded(
        _ times: UnsafeMutablePointer<Int64>, _ range: Range<Int>, _ count: Int, _ moved: inout [UInt32]
    ) {
        var inOrder = true
        for row in range.dropFirst() where times[row] < times[row - 1] {
            inOrder = false
            break
        }
        if inOrder { return }
        if moved.isEmpty { moved = Array(0..<UInt32(count)) }
        let order = range.sorted { times[$0] != times[$1] ? times[$0] < times[$1] : $0 < $1 }
        let before = range.map { times[$0] }
        for (position, row) in order.enumerated() {
            times[range.lowerBound + position] = before[row - range.lowerBound]
            moved[row] = UInt32(range.lowerBound + position)
        }
    }

    /// One column of codes in the new order.
    func codes(_ blocks: [StagedBlock], _ column: TextColumn) -> PackedCodes {
        if blocks.allSatisfy({ $0.codes[column.index].isAbsent }) { return .absent }
        let dense = FixedBuffer<UInt32>(count: count, repeating: 0) { dense in
            var from = 0
            for block in blocks {
                let events = block.customers.count
                let piece = FixedBuffer<UInt32>(count: events, repeating: 0) {
                    block.codes[column.index].widen(0..<events, into: $0)
                }
                for index in 0..<events { dense[Int(rows[from + index])] = piece[index] }
                from += events
            }
        }
        return PackedCodes(dense.start, count: count)
    }

    /// One column of whole numbers in the new order; `absent` marks events without one in the blocks.
    func ints<Value: FixedWidthInteger>(_ blocks: [StagedBlock], _ column: KeyPath<StagedBlock, [Value]>, absent: Value)
        -> PackedInts
    {
        if blocks.allSatisfy({ $0[keyPath: column].isEmpty }) { return .absent }
        let dense = FixedBuffer<Int64>(count: count, repeating: Absent.wide) { dense in
            var from = 0
            for block in blocks {
                let piece = block[keyPath: column]
                for index in piece.indices where piece[index] != absent {
                    dense[Int(rows[from + index])] = Int64(piece[index])
                }
                from += block.customers.count
            }
        }
        return PackedInts(dense.start, count: count)
    }
}
