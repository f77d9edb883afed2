/// Waits by number (of an edge, a hand-off): counts, sums and every single wait, so that quantiles are exact. Tables of
/// different customers merge.
struct WaitTable: Sendable {
    private(set) var counts: [Int] = []
    private(set) var totals: [Int64] = []
    private(set) var greatest: [Int64] = []
    private var numbers: [UInt32] = []
    private var waits: [Int64] = []

    /// `capacity`: how many waits may come.
    init(capacity: Int) {
        numbers.reserveCapacity(capacity)
        waits.reserveCapacity(capacity)
    }

    @inline(__always)
    mutating func add(_ wait: Int64, number: Int) {
        if number >= counts.count { grow(number + 1) }
        counts[number] &+= 1
        totals[number] = totals[number].adding(wait)
        greatest[number] = max(greatest[number], wait)
        numbers.append(UInt32(truncatingIfNeeded: number))
        waits.append(wait)
    }

    /// Adds the waits of another table, whose numbers are called as `renamed` says.
    mutating func merge(_ other: WaitTable, renamed: [Int]) {
        numbers.reserveCapacity(numbers.count + other.numbers.count)
        if let highest = renamed.max(), highest >= counts.count { grow(highest + 1) }
        for (number, count) in other.counts.enumerated() {
            counts[renamed[number]] += count
            totals[renamed[number]] = totals[renamed[number]].adding(other.totals[number])
            greatest[renamed[number]] = max(greatest[renamed[number]], other.greatest[number])
        }
        for number in other.numbers { numbers.append(UInt32(truncatingIfNeeded: renamed[Int(number)])) }
        waits.append(contentsOf: other.waits)
    }

    /// Every number's waits, one number after the other, given to `body` to put in any order.
    func forEachNumber(_ body: (Int, UnsafeMutableBufferPointer<Int64>) -> Void) {
        var starts: [Int] = []
        starts.reserveCapacity(counts.count)
        var next = 0
        for count in counts {
            starts.append(next)
            next += count
        }
        let grouped = UnsafeMutableBufferPointer<Int64>.allocate(capacity: next)
        defer { grouped.deallocate() }
        grouped.initialize(repeating: 0)
        for (index, number) in numbers.enumerated() {
            grouped[starts[Int(number)]] = waits[index]
            starts[Int(number)] += 1
        }
        for number in counts.indices {
            let end = starts[number]
            body(number, UnsafeMutableBufferPointer(rebasing: grouped[end - counts[number]..<end]))
        }
    }

    private mutating func grow(_ size: Int) {
        counts.append(contentsOf: repeatElement(0, count: size - counts.count))
        totals.append(contentsOf: repeatElement(0, count: size - totals.count))
        greatest.append(contentsOf: repeatElement(Int64.min, count: size - greatest.count))
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
