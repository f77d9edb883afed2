import ColumnStore

extension EventColumns {
    /// A block's events, sorted by customer, in the codes of a log; new names are added to its tables. Arrival decides
    /// between events of one time. A large block is parted between stretches of customers, so that each can be settled
    /// and forgotten by itself.
    static func sorted(_ block: EventBlock, _ names: inout [NameTable]) -> [EventColumns] {
        let codesOf = names[TextColumn.customer.index].adopt(block.dictionary(.customer))
        let customers = block.codes(.customer).map { codesOf[Int($0)] - 1 }
        var order = RadixOrder.ascending(customers)
        var listed: [UInt32] = []
        var starts: [UInt32] = []
        for (row, event) in order.enumerated() where listed.last != customers[Int(event)] {
            listed.append(customers[Int(event)])
            starts.append(UInt32(row))
        }
        starts.append(UInt32(order.count))
        let times = sortedTimes(block, FixedBuffer(starts), &order)
        var codesOfColumn: [[UInt32]] = Array(repeating: [], count: TextColumn.count)
        for column in TextColumn.allCases where column != .customer && !block.codes(column).isEmpty {
            codesOfColumn[column.index] = names[column.index].adopt(block.dictionary(column))
        }
        let stretches = block.count < leastParted ? [listed.indices] : CustomerStretch.runs(listed)
        return stretches.map { places in
            let rows = Int(starts[places.lowerBound])..<Int(starts[places.upperBound])
            return order.withUnsafeBufferPointer { order in
                part(
                    block, UnsafeBufferPointer(rebasing: order[rows]), codesOfColumn,
                    listed: FixedBuffer(Array(listed[places])),
                    starts: FixedBuffer(
                        starts[places.lowerBound...places.upperBound].map { $0 - UInt32(rows.lowerBound) }),
                    times: rows.count == times.count
                        ? times
                        : FixedBuffer(count: rows.count) {
                            $0.update(from: times.start + rows.lowerBound, count: rows.count)
                        })
            }
        }
    }

    /// Smaller blocks stay whole.
    static let leastParted = 16_384

    private static func part(
        _ block: EventBlock, _ order: UnsafeBufferPointer<UInt32>, _ codesOfColumn: [[UInt32]],
        listed: FixedBuffer<UInt32>, starts: FixedBuffer<UInt32>, times: FixedBuffer<Int64>
    ) -> EventColumns {
        let codes = TextColumn.allCases.map { column in
            codesOfColumn[column.index].isEmpty
                ? .absent : renamed(block.codes(column), codesOfColumn[column.index], order)
        }
        return EventColumns(
            listed: listed, first: 0, starts: starts, times: times, codes: codes,
            amounts: ints(block.amounts, order), scores: ints(block.scores, order),
            efforts: ints(block.efforts, order), dues: ints(block.dues, order))
    }

    /// The times in the order of customers; `order` follows where a customer's came out of order.
    private static func sortedTimes(
        _ block: EventBlock, _ starts: FixedBuffer<UInt32>, _ order: inout [UInt32]
    ) -> FixedBuffer<Int64> {
        var moved: [UInt32] = []
        let count = order.count
        let times = FixedBuffer<Int64>(count: count) { times in
            for (row, event) in order.enumerated() { times[row] = block.times[Int(event)] }
            for place in 0..<(starts.count - 1) where starts[place + 1] - starts[place] > 1 {
                StableTimeSort.sort(times, starts, place, count: count, &moved)
            }
        }
        if !moved.isEmpty {
            let before = order
            for row in before.indices { order[Int(moved[row])] = before[row] }
        }
        return times
    }

    private static func renamed(
        _ codes: [UInt32], _ names: [UInt32], _ order: UnsafeBufferPointer<UInt32>
    ) -> PackedCodes {
        let largest = names.max() ?? 0
        if largest <= 0xFF { return PackedCodes(narrow: picked(codes, names, order)) }
        if largest <= 0xFFFF { return PackedCodes(middle: picked(codes, names, order)) }
        return PackedCodes(wide: picked(codes, names, order))
    }

    private static func picked<Code: FixedWidthInteger & BitwiseCopyable>(
        _ codes: [UInt32], _ names: [UInt32], _ order: UnsafeBufferPointer<UInt32>
    ) -> FixedBuffer<Code> {
        FixedBuffer(count: order.count) { picked in
            for (row, event) in order.enumerated() {
                picked[row] = Code(truncatingIfNeeded: names[Int(codes[Int(event)])])
            }
        }
    }

    private static func ints<Value: FixedWidthInteger>(_ values: [Value], _ order: UnsafeBufferPointer<UInt32>)
        -> PackedInts
    {
        if values.isEmpty { return .absent }
        let absent = Value.min
        let dense = FixedBuffer<Int64>(count: order.count) { dense in
            for (row, event) in order.enumerated() {
                let value = values[Int(event)]
                dense[row] = value == absent ? Absent.wide : Int64(value)
            }
        }
        return PackedInts(dense.start, count: order.count)
    }
}

/// A stable sort of small numbers by their digits (least significant digit first: Knuth 1998, 5.2.5).
enum RadixOrder {
    private static let digitBits = 11

    /// The positions of the keys in ascending order of the keys.
    static func ascending(_ keys: [UInt32]) -> [UInt32] {
        var order = Array(0..<UInt32(keys.count))
        guard let greatest = keys.max(), keys.count > 1 else { return order }
        var other = order
        var shift: UInt32 = 0
        while greatest >> shift > 0 {
            var starts = [UInt32](repeating: 0, count: 1 << digitBits + 1)
            for key in keys { starts[digit(key, shift) + 1] += 1 }
            for digit in 0..<(1 << digitBits) { starts[digit + 1] += starts[digit] }
            for position in order {
                let digit = digit(keys[Int(position)], shift)
                other[Int(starts[digit])] = position
                starts[digit] += 1
            }
            swap(&order, &other)
            shift += UInt32(digitBits)
            if shift >= 32 { break }
        }
        return order
    }

    @inline(__always)
    private static func digit(_ key: UInt32, _ shift: UInt32) -> Int {
        Int(key &>> shift) & ((1 << digitBits) - 1)
    }
}
