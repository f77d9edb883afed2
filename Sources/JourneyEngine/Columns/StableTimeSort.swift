/// Brings one customer's events into the order of time; those of one time stay in the order of arrival.
enum StableTimeSort {
    /// `moved`: where each row went, made when it is first needed.
    static func sort(
        _ times: UnsafeMutablePointer<Int64>, _ starts: FixedBuffer<UInt32>, _ place: Int, count: Int,
        _ moved: inout [UInt32]
    ) {
        let range = Int(starts[place])..<Int(starts[place + 1])
        guard let order = order(times, range) else { return }
        if moved.isEmpty { moved = Array(0..<UInt32(count)) }
        let before = range.map { times[$0] }
        for (position, row) in order.enumerated() {
            times[range.lowerBound + position] = before[row - range.lowerBound]
            moved[row] = UInt32(range.lowerBound + position)
        }
    }

    /// The rows in the order of their times; nil when they are so already.
    private static func order(_ times: UnsafeMutablePointer<Int64>, _ range: Range<Int>) -> [Int]? {
        // Runs that ascend, mostly one long and a few short ones.
        var runs: [Range<Int>] = []
        var first = range.lowerBound
        for row in range.dropFirst() where times[row] < times[row - 1] {
            runs.append(first..<row)
            first = row
        }
        if runs.isEmpty { return nil }
        runs.append(first..<range.upperBound)
        if runs.count > mostMerged {
            return range.sorted { times[$0] != times[$1] ? times[$0] < times[$1] : $0 < $1 }
        }
        var order = Array(runs[0])
        for run in runs.dropFirst() { order = merged(order, run, times) }
        return order
    }

    /// More runs than this are sorted as a whole.
    private static let mostMerged = 8

    /// At one time, the rows of `order` come first.
    private static func merged(_ order: [Int], _ run: Range<Int>, _ times: UnsafeMutablePointer<Int64>) -> [Int] {
        var merged: [Int] = []
        merged.reserveCapacity(order.count + run.count)
        var next = run.lowerBound
        for row in order {
            while next < run.upperBound && times[next] < times[row] {
                merged.append(next)
                next += 1
            }
            merged.append(row)
        }
        merged.append(contentsOf: next..<run.upperBound)
        return merged
    }
}
