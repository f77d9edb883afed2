package import ColumnStore

/// Adds up what a store holds, block by block, for the check of the load. Of a source's row numbers a store keeps only
/// fingerprints: they are held against those of the numbers that must be there.
package struct StoreCheck: Sendable {
    private var sums = LoadCheck()
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    package init() {}

    package var rows: Int { Int(sums.rows) }

    package mutating func add(_ block: EventBlock) {
        sums.rows += Int64(block.count)
        for index in 0..<block.count {
            sums.timeSum += block.times[index] - WorkloadNames.start
            sums.amountSum += block.amountMinor(at: index) ?? 0
            sums.effortSum += Int64(block.effortSeconds(at: index) ?? 0)
            if let score = block.score(at: index) {
                sums.scores += 1
                sums.scoreSum += Int64(score) / 100
            }
            high &+= block.identities[index].high
            low &+= block.identities[index].low
        }
    }

    /// The check's answer. The sum of row numbers is given only where the store holds exactly the rows from 0 on.
    package func answer(customers: Int) -> WorkloadAnswer {
        var sums = sums
        sums.customers = Int64(customers)
        var expectedHigh: UInt64 = 0
        var expectedLow: UInt64 = 0
        for number in 0..<sums.rows {
            let identity = Array("\(number)".utf8).withUnsafeBytes { BlockBuilder.identity(ofSourceID: $0) }
            expectedHigh &+= identity.high
            expectedLow &+= identity.low
        }
        sums.idSum = expectedHigh == high && expectedLow == low ? sums.rows * (sums.rows - 1) / 2 : -1
        return sums.answer
    }
}
