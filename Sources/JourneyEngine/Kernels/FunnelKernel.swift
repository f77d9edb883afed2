import ColumnStore

extension FunnelPartial {
    /// Over whole sheets without a filter: from step to step by a search for one byte.
    init(_ sheets: [Sheet], _ steps: [UInt32], within: Int64) {
        var taken = [[Int64]](repeating: [], count: steps.count * 2)
        for sheet in sheets {
            sheet.withLane(.touchpoint, as: UInt8.self) { touchpoints in
                for run in sheet.runs { Self.walk(sheet.columns, run, touchpoints, steps, within, &taken) }
            }
        }
        self.init(waits: WaitTable(taken))
    }

    private static func walk(
        _ columns: EventColumns, _ places: Range<Int>, _ touchpoints: UnsafePointer<UInt8>, _ steps: [UInt32],
        _ within: Int64, _ taken: inout [[Int64]]
    ) {
        let starts = columns.starts.start
        let times = columns.times.start
        for place in places {
            let end = Int(starts[place + 1])
            var row = Int(starts[place])
            var start: Int64 = 0
            var previous: Int64 = 0
            for (step, wanted) in steps.enumerated() {
                guard wanted <= 0xFF,
                    let found = ByteSearch.first(UInt8(truncatingIfNeeded: wanted), touchpoints, row, end)
                else { break }
                let time = times[found]
                if step == 0 {
                    start = time
                    previous = time
                } else if time.since(start) > within {
                    break
                }
                taken[step * 2].append(time.since(previous))
                taken[step * 2 + 1].append(time.since(start))
                previous = time
                row = found + 1
            }
        }
    }
}

/// Finds bytes eight at a time ("determine if a word has a byte equal to n": Anderson 2005, Bit Twiddling Hacks).
enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func first(_ wanted: UInt8, _ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
        let pattern = UInt64(wanted) &* ones
        var at = from
        while at &+ 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)) ^ pattern
            let zeros = (word &- ones) & ~word & highs
            if zeros != 0 { return at &+ zeros.trailingZeroBitCount &>> 3 }
            at &+= 8
        }
        while at < end {
            if bytes[at] == wanted { return at }
            at &+= 1
        }
        return nil
    }
}
