import ColumnStore

/// The waits from each event to the customer's next one, by pair of touchpoints, over whole sheets: two passes, one to
/// count and one to place, over columns as they lie.
enum EdgeKernel {
    /// Beyond this many codes a table of all pairs doesn't fit into the cache.
    static let mostCodes = 0xFF

    static func partial(_ sheets: [Sheet], codes: Int) -> EdgePartial {
        sheets.areNarrow(.touchpoint)
            ? partial(sheets, codes, as: UInt8.self) : partial(sheets, codes, as: UInt32.self)
    }

    private static func partial<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ sheets: [Sheet], _ codes: Int, as width: Code.Type
    ) -> EdgePartial {
        let side = codes + 1
        var counts = [Int](repeating: 0, count: side * side)
        for sheet in sheets {
            sheet.withLane(.touchpoint, as: width) { touchpoints in
                counts.withUnsafeMutableBufferPointer { count(sheet, touchpoints, side, $0) }
            }
        }
        var layout = PairLayout(counts, side: side)
        let waits = FixedBuffer<Int64>(count: layout.total) { waits in
            for sheet in sheets {
                sheet.withLane(.touchpoint, as: width) { touchpoints in
                    layout.next.withUnsafeMutableBufferPointer { place(sheet, touchpoints, side, $0, waits) }
                }
            }
        }
        let piece = WaitTable.Piece(starts: layout.starts, waits: waits, numbers: layout.numbers)
        return EdgePartial(index: layout.index, waits: layout.total == 0 ? WaitTable() : WaitTable(piece))
    }

    /// Counts all pairs of neighbours, then takes back those of two customers: no branch for every event.
    private static func count<Code: FixedWidthInteger>(
        _ sheet: Sheet, _ touchpoints: UnsafePointer<Code>, _ side: Int, _ counts: UnsafeMutableBufferPointer<Int>
    ) {
        let starts = sheet.columns.starts.start
        for run in sheet.runs {
            let first = Int(starts[run.lowerBound])
            let end = Int(starts[run.upperBound])
            if first == end { continue }
            var from = Int(truncatingIfNeeded: touchpoints[first]) &* side
            var row = first &+ 1
            while row < end {
                let to = Int(truncatingIfNeeded: touchpoints[row])
                counts[from &+ to] &+= 1
                from = to &* side
                row &+= 1
            }
            var boundary = first
            for place in run {
                let start = Int(starts[place])
                if start == boundary || start == end { continue }
                boundary = start
                counts[Int(touchpoints[start - 1]) * side + Int(touchpoints[start])] -= 1
            }
        }
    }

    private static func place<Code: FixedWidthInteger>(
        _ sheet: Sheet, _ touchpoints: UnsafePointer<Code>, _ side: Int, _ next: UnsafeMutableBufferPointer<Int>,
        _ waits: UnsafeMutablePointer<Int64>
    ) {
        let starts = sheet.columns.starts.start
        let times = sheet.columns.times.start
        for run in sheet.runs {
            for place in run {
                var row = Int(starts[place])
                let end = Int(starts[place + 1])
                if row == end { continue }
                var from = Int(truncatingIfNeeded: touchpoints[row]) &* side
                var before = times[row]
                row &+= 1
                while row < end {
                    let time = times[row]
                    let to = Int(truncatingIfNeeded: touchpoints[row])
                    // Times never go back within a customer; a difference below 0 is one that exceeds 64 bits.
                    let wait = time &- before
                    let at = next[from &+ to]
                    waits[at] = wait < 0 ? .max : wait
                    next[from &+ to] = at &+ 1
                    from = to &* side
                    before = time
                    row &+= 1
                }
            }
        }
    }
}
