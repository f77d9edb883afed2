/// Waits by number (of an edge, a hand-off, a step): every single one is kept, so that quantiles are exact. Tables of
/// different customers merge.
struct WaitTable: MergeableResult {
    /// Waits of some customers, number after number.
    struct Piece: Sendable {
        /// Where each line's waits start, with the end of the last behind them.
        let starts: [Int]
        let waits: FixedBuffer<Int64>
        /// The number that each line is of.
        var numbers: [Int]
    }

    private(set) var pieces: [Piece] = []
    /// All numbers are below this.
    private(set) var count = 0

    init() {}

    init(_ piece: Piece) {
        pieces = [piece]
        count = (piece.numbers.max() ?? -1) + 1
    }

    /// Waits by number.
    init(_ lists: [[Int64]]) {
        var starts = [0]
        for list in lists { starts.append(starts[starts.count - 1] + list.count) }
        let waits = FixedBuffer<Int64>(count: starts[lists.count]) { waits in
            for (number, list) in lists.enumerated() {
                list.withUnsafeBufferPointer { list in
                    guard let from = list.baseAddress else { return }
                    (waits + starts[number]).initialize(from: from, count: list.count)
                }
            }
        }
        self.init(Piece(starts: starts, waits: waits, numbers: Array(lists.indices)))
    }

    mutating func merge(_ other: WaitTable) {
        pieces += other.pieces
        count = max(count, other.count)
    }

    /// Adds the waits of another table, whose numbers are called as `renamed` says.
    mutating func merge(_ other: WaitTable, renamed: [Int]) {
        for piece in other.pieces {
            var piece = piece
            piece.numbers = piece.numbers.map { renamed[$0] }
            count = max(count, (piece.numbers.max() ?? -1) + 1)
            pieces.append(piece)
        }
    }

    /// A line of a piece.
    private struct Place {
        let piece: Int
        let line: Int
    }

    private func places() -> [[Place]] {
        var found = [[Place]](repeating: [], count: count)
        for (index, piece) in pieces.enumerated() {
            for (line, number) in piece.numbers.enumerated() where piece.starts[line] < piece.starts[line + 1] {
                found[number].append(Place(piece: index, line: line))
            }
        }
        return found
    }

    /// Valid as long as the table is.
    private func waits(at place: Place) -> UnsafeBufferPointer<Int64> {
        let piece = pieces[place.piece]
        return UnsafeBufferPointer(
            start: piece.waits.start + piece.starts[place.line],
            count: piece.starts[place.line + 1] - piece.starts[place.line])
    }

    /// The waits of every number, in pieces; valid as long as the table is.
    func byNumber() -> [[UnsafeBufferPointer<Int64>]] { places().map { $0.map { waits(at: $0) } } }

    /// What is known of each number's waits, with a window around each of the wanted percents' ranks and around the
    /// greatest one.
    func summaries(percents: [Int], threads: Int = 2) -> [WaitSummary] {
        let places = places()
        return Parallel.chunks(places.count, threads: threads) { range in
            let finder = RankFinder()
            return range.map { number in
                finder.summary(of: places[number].map { waits(at: $0) }) { count in
                    percents.map { RankSelection.rank(atPercent: $0, of: count) } + [count]
                }
            }
        }
    }
}

/// Takes waits one by one, in any order of their numbers. One below 0 counts as none.
struct WaitCollector {
    private var counts: [Int] = []
    private var numbers: [UInt32] = []
    private var waits: [Int64] = []

    init(capacity: Int = 0) {
        numbers.reserveCapacity(capacity)
        waits.reserveCapacity(capacity)
    }

    @inline(__always)
    mutating func add(_ wait: Int64, number: Int) {
        // Stories are in the order of time; what a file claims may not be.
        let wait = max(0, wait)
        if number >= counts.count { counts.append(contentsOf: repeatElement(0, count: number + 1 - counts.count)) }
        counts[number] &+= 1
        numbers.append(UInt32(truncatingIfNeeded: number))
        waits.append(wait)
    }

    /// Everything taken, number after number.
    func table() -> WaitTable {
        if waits.isEmpty { return WaitTable() }
        var starts = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        var next = starts
        let grouped = FixedBuffer<Int64>(count: waits.count) { grouped in
            for (index, number) in numbers.enumerated() {
                grouped[next[Int(number)]] = waits[index]
                next[Int(number)] += 1
            }
        }
        return WaitTable(WaitTable.Piece(starts: starts, waits: grouped, numbers: Array(counts.indices)))
    }
}

extension Int64 {
    /// The sum, held at the ends of the range instead of passing them.
    @inline(__always)
    func adding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    /// Time since an earlier moment, held at the ends of the range instead of passing them.
    @inline(__always)
    func since(_ earlier: Int64) -> Int64 {
        let (wait, overflow) = subtractingReportingOverflow(earlier)
        return overflow ? (earlier < 0 ? .max : .min) : wait
    }
}
