/// Rows of one source and where they go: long stretches as runs, which are copied as they lie, and the others one by
/// one.
struct GatherRoute {
    /// Consecutive rows that stay together.
    struct Run {
        let from: UInt32
        let to: UInt32
        let count: UInt32
        /// Whose they are.
        let target: UInt32
    }

    let source: EventColumns
    private(set) var runs: [Run] = []
    /// Rows one by one: where they come from, and where each goes.
    private(set) var from: [UInt32] = []
    private(set) var to: [UInt32] = []

    /// Fewer rows are moved one by one.
    private static let leastRun = 8

    init(source: EventColumns) {
        self.source = source
    }

    var isEmpty: Bool { runs.isEmpty && from.isEmpty }

    mutating func reserve(rows: Int) {
        from.reserveCapacity(rows)
        to.reserveCapacity(rows)
    }

    /// All rows of a story, which go to `row` and those behind it.
    @inline(__always)
    mutating func add(_ rows: Range<Int>, to row: UInt32, of target: Int) {
        if rows.count >= Self.leastRun {
            runs.append(
                Run(
                    from: UInt32(truncatingIfNeeded: rows.lowerBound), to: row,
                    count: UInt32(truncatingIfNeeded: rows.count), target: UInt32(truncatingIfNeeded: target)))
            return
        }
        var row = row
        for event in rows {
            from.append(UInt32(truncatingIfNeeded: event))
            to.append(row)
            row &+= 1
        }
    }

    /// Follows rows to where sorting by time has moved them; `isMoved` says of which targets it has moved some.
    mutating func follow(_ moved: [UInt32], isMoved: [Bool]) {
        for index in to.indices { to[index] = moved[Int(to[index])] }
        var followed: [Run] = []
        followed.reserveCapacity(runs.count)
        for run in runs {
            if isMoved[Int(run.target)] { Self.follow(run, moved, &followed) } else { followed.append(run) }
        }
        runs = followed
    }

    /// What of a run stays together stays a run.
    private static func follow(_ run: Run, _ moved: [UInt32], _ followed: inout [Run]) {
        var first: UInt32 = 0
        while first < run.count {
            let to = moved[Int(run.to + first)]
            var end = first + 1
            while end < run.count && moved[Int(run.to + end)] == to + (end - first) { end += 1 }
            followed.append(Run(from: run.from + first, to: to, count: end - first, target: run.target))
            first = end
        }
    }

    // MARK: - Copying

    /// Brings values of the source to their rows.
    @inline(__always)
    func copy<Value: BitwiseCopyable>(_ values: UnsafePointer<Value>, into target: UnsafeMutablePointer<Value>) {
        forEachRun { from, to, count in (target + to).update(from: values + from, count: count) }
        forEachRow { from, to in target[to] = values[from] }
    }

    /// The same with a change of each.
    @inline(__always)
    func copy<Source: BitwiseCopyable, Value: BitwiseCopyable>(
        _ values: UnsafePointer<Source>, into target: UnsafeMutablePointer<Value>, _ change: (Source) -> Value
    ) {
        forEachRun { from, to, count in
            let values = values + from
            let target = target + to
            for row in 0..<count { target[row] = change(values[row]) }
        }
        forEachRow { from, to in target[to] = change(values[from]) }
    }

    @inline(__always)
    func forEachRun(_ body: (_ from: Int, _ to: Int, _ count: Int) -> Void) {
        runs.withUnsafeBufferPointer { runs in
            for run in runs { body(Int(run.from), Int(run.to), Int(run.count)) }
        }
    }

    @inline(__always)
    func forEachRow(_ body: (_ from: Int, _ to: Int) -> Void) {
        from.withUnsafeBufferPointer { from in
            to.withUnsafeBufferPointer { to in
                for index in 0..<from.count { body(Int(from[index]), Int(to[index])) }
            }
        }
    }
}
