/// The values around one rank of very many: enough to tell the value at that rank, and to go on telling it while
/// values come and go, as long as the rank stays within. Quantiles that follow the footage rest on it.
struct RankWindow: Sendable {
    /// How many values are less than `low`.
    private(set) var below: Int
    /// All values from `low` to `high`, in no order; empty when those are one value, which came `ties` times.
    private(set) var values: [Int64]
    private(set) var ties: Int
    private(set) var low: Int64
    private(set) var high: Int64

    init(below: Int, values: [Int64], from low: Int64, through high: Int64) {
        self.below = below
        self.values = values
        self.low = low
        self.high = high
        ties = 0
    }

    init(below: Int, ties: Int, of value: Int64) {
        self.below = below
        self.ties = ties
        values = []
        low = value
        high = value
    }

    /// The value at a rank counted from 1; nil when it lies outside.
    func value(atRank rank: Int) -> Int64? {
        let inside = rank - below
        if ties > 0 { return inside >= 1 && inside <= ties ? low : nil }
        guard inside >= 1 && inside <= values.count else { return nil }
        return withUnsafeTemporaryAllocation(of: Int64.self, capacity: values.count) { scratch in
            _ = scratch.initialize(from: values)
            return RankSelection.value(atRank: inside, of: scratch)
        }
    }

    mutating func insert(_ value: Int64) {
        if value < low {
            below += 1
        } else if value <= high {
            if ties > 0 { ties += 1 } else { values.append(value) }
        }
    }

    /// Of a value that came before.
    mutating func remove(_ value: Int64) {
        if value < low {
            below -= 1
        } else if value <= high {
            if ties > 0 {
                ties -= 1
            } else if let index = values.firstIndex(of: value) {
                values.swapAt(index, values.count - 1)
                values.removeLast()
            }
        }
    }
}

/// Exact ranks of waits that lie in several pieces, by counting them in bins of a logarithmic scale and looking at the
/// few bins around each rank (radix selection: Knuth 1998, 5.2.5; bins as in HdrHistogram: Tene 2012).
struct RankFinder: ~Copyable {
    private let bins: UnsafeMutablePointer<UInt32>

    /// Values that a window holds on each side of its rank, at least.
    static let margin = 48
    /// More values than this in a window are looked at more closely.
    private static let most = 1_024

    init() {
        bins = .allocate(capacity: WaitBins.count)
        bins.initialize(repeating: 0, count: WaitBins.count)
    }

    deinit { bins.deallocate() }

    /// Count, sum and greatest of waits of at least 0, and a window around each of some ranks, counted from 1.
    func summary(
        of pieces: [UnsafeBufferPointer<Int64>], ranks: (_ count: Int) -> [Int]
    ) -> WaitSummary {
        var summary = WaitSummary()
        summary.count = pieces.reduce(0) { $0 + $1.count }
        if summary.count == 0 { return summary }
        let (least, greatest, total) = count(pieces)
        summary.greatest = greatest
        summary.total = total
        let firstBin = WaitBins.bin(of: least)
        let lastBin = WaitBins.bin(of: greatest)
        let ranks = ranks(summary.count)
        let spans = ranks.map { span(around: $0, of: summary.count, firstBin...lastBin) }
        for bin in firstBin...lastBin { bins[bin] = 0 }
        for (span, values) in zip(spans, Self.values(of: spans, in: pieces)) {
            let window = Self.window(values, span, rank: ranks[summary.windows.count])
            summary.values.append(window.value(atRank: ranks[summary.windows.count]) ?? 0)
            summary.windows.append(window)
        }
        return summary
    }

    /// Puts the waits into bins; their least, their greatest and their sum.
    private func count(
        _ pieces: [UnsafeBufferPointer<Int64>]
    ) -> (least: Int64, greatest: Int64, total: Int64) {
        let bins = bins
        var least = Int64.max
        var greatest: Int64 = 0
        var total: Int64 = 0
        for piece in pieces {
            for wait in piece {
                total &+= wait
                greatest = max(greatest, wait)
                least = min(least, wait)
                bins[WaitBins.bin(of: wait)] &+= 1
            }
        }
        let waits = pieces.reduce(0) { $0 + $1.count }
        if greatest.multipliedReportingOverflow(by: Int64(waits)).overflow {
            total = pieces.reduce(0) { $1.reduce($0) { $0.adding($1) } }
        }
        return (least, greatest, total)
    }

    /// The waits that lie in each span.
    private static func values(of spans: [BinSpan], in pieces: [UnsafeBufferPointer<Int64>]) -> [[Int64]] {
        spans.map { span in
            let low = WaitBins.least(of: span.bins.lowerBound)
            let length = UInt64(bitPattern: span.high &- low)
            return [Int64](unsafeUninitializedCapacity: span.count + 1) { values, filled in
                // Written always, kept where it fits: no branch to guess wrong.
                guard let start = values.baseAddress else { return }
                var kept = 0
                for piece in pieces {
                    for wait in piece {
                        start[kept] = wait
                        kept &+= UInt64(bitPattern: wait &- low) <= length ? 1 : 0
                    }
                }
                filled = kept
            }
        }
    }

    /// Some bins next to each other, the values before them and in them.
    private struct BinSpan {
        var bins: ClosedRange<Int>
        var below: Int
        var count: Int
        var isFirst: Bool
        var isLast: Bool

        /// The greatest wait that belongs to it.
        var high: Int64 {
            let next = WaitBins.least(of: bins.upperBound + 1)
            return next == .max ? .max : next - 1
        }
    }

    private func span(around rank: Int, of count: Int, _ used: ClosedRange<Int>) -> BinSpan {
        let from = rank - Self.margin
        let through = rank + Self.margin
        var below = 0
        var bin = used.lowerBound
        while bin < used.upperBound && below + Int(bins[bin]) < max(1, from) {
            below += Int(bins[bin])
            bin += 1
        }
        let first = bin
        var inside = Int(bins[bin])
        while bin < used.upperBound && below + inside < min(count, through) {
            bin += 1
            inside += Int(bins[bin])
        }
        return BinSpan(
            bins: first...bin, below: below, count: inside, isFirst: below == 0, isLast: below + inside == count)
    }

    private static func window(_ values: [Int64], _ span: BinSpan, rank: Int) -> RankWindow {
        let low = span.isFirst ? Int64.min : WaitBins.least(of: span.bins.lowerBound)
        let high = span.isLast ? Int64.max : span.high
        if values.count <= most { return RankWindow(below: span.below, values: values, from: low, through: high) }
        return narrowed(values, below: span.below, from: low, through: high, rank: rank)
    }

    /// Few values around the rank out of many that lie close together.
    private static func narrowed(
        _ values: [Int64], below: Int, from low: Int64, through high: Int64, rank: Int
    ) -> RankWindow {
        var values = values
        func value(atRank rank: Int) -> Int64 {
            values.withUnsafeMutableBufferPointer { RankSelection.value(atRank: rank, of: $0) }
        }
        let inside = rank - below
        let lowRank = max(1, inside - margin)
        let highRank = min(values.count, inside + margin)
        var newLow = value(atRank: lowRank)
        var newHigh = value(atRank: highRank)
        let wanted = values.reduce(0) { $0 + ($1 >= newLow && $1 <= newHigh ? 1 : 0) }
        if wanted > most {
            // Very many of one value: they are counted, not kept.
            let middle = value(atRank: inside)
            let less = values.reduce(0) { $0 + ($1 < middle ? 1 : 0) }
            let equal = values.reduce(0) { $0 + ($1 == middle ? 1 : 0) }
            return RankWindow(below: below + less, ties: equal, of: middle)
        }
        if lowRank == 1 { newLow = low }
        if highRank == values.count { newHigh = high }
        let before = values.reduce(0) { $0 + ($1 < newLow ? 1 : 0) }
        return RankWindow(
            below: below + before, values: values.filter { $0 >= newLow && $0 <= newHigh }, from: newLow,
            through: newHigh)
    }
}

/// Bins of waits: exact below 128, then 64 to each doubling.
enum WaitBins {
    private static let bits = 6
    static let count = (64 - bits) << bits

    /// `wait` is at least 0.
    @inline(__always)
    static func bin(of wait: Int64) -> Int {
        let exponent = 63 &- (wait | 64).leadingZeroBitCount
        return (exponent &- (bits &- 1)) &<< bits | Int(truncatingIfNeeded: wait &>> Int64(exponent &- bits)) & 63
            &- (wait < 64 ? 64 : 0)
    }

    static func least(of bin: Int) -> Int64 {
        if bin < 2 << bits { return Int64(bin) }
        let exponent = bin >> bits + bits - 1
        return exponent > 62 ? Int64.max : Int64(64 | bin & 63) << Int64(exponent - bits)
    }
}

/// What is known of many waits: exact, and able to follow them as they come and go.
struct WaitSummary: Sendable {
    var count = 0
    var total: Int64 = 0
    var greatest: Int64 = 0
    var windows: [RankWindow] = []
    /// The value at each window's rank; 0 of no waits.
    var values: [Int64] = []
}
