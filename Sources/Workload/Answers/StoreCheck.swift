package import ColumnStore

/// Adds up what a store holds, block by block, for the check of the load.
package struct StoreCheck: Sendable {
    private var sums = LoadCheck()
    /// Every event is called by a whole number.
    private var areNumbered = true

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
            if let number = block.identities[index].number {
                sums.idSum &+= Int64(bitPattern: number)
            } else {
                areNumbered = false
            }
        }
    }

    /// The check's answer; without a sum of row numbers where an event has none.
    package func answer(customers: Int) -> WorkloadAnswer {
        var sums = sums
        sums.customers = Int64(customers)
        if !areNumbered { sums.idSum = -1 }
        return sums.answer
    }
}
