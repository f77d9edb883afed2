/// How long it takes from one touchpoint to another, whatever lies between: from each passage of the first to the next
/// of the second by the same customer or case, if it comes before the first is passed again.
package struct BetweenAnswer: Hashable, Sendable {
    package var from: TouchpointID
    package var to: TouchpointID
    package var count: Int
    package var customers: Int
    /// The values at ranks ceil(n/2), ceil(0.9 n) and ceil(0.95 n): always waits that occurred. Nil of none.
    package var medianMilliseconds: Int64?
    package var p90Milliseconds: Int64?
    package var p95Milliseconds: Int64?
    package var maxMilliseconds: Int64?
    /// Passages of the first after which it was passed again before the second.
    package var repeated: Int
    /// Passages of the first that neither followed before the footage ends.
    package var open: Int

    package init(
        from: TouchpointID, to: TouchpointID, count: Int, customers: Int, medianMilliseconds: Int64?,
        p90Milliseconds: Int64?, p95Milliseconds: Int64?, maxMilliseconds: Int64?, repeated: Int, open: Int
    ) {
        self.from = from
        self.to = to
        self.count = count
        self.customers = customers
        self.medianMilliseconds = medianMilliseconds
        self.p90Milliseconds = p90Milliseconds
        self.p95Milliseconds = p95Milliseconds
        self.maxMilliseconds = maxMilliseconds
        self.repeated = repeated
        self.open = open
    }
}
