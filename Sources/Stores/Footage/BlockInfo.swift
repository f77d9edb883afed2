package import Experience

/// Which block: its place in the order of arrival, and after compaction the customers it holds.
package struct BlockID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// When its first events arrived, counted in commits.
    package let arrival: Int64
    /// The hash partition that its customers are in; nil for a block as it came, with any customers.
    package let partition: Int?
    /// Counts the blocks of one partition where one can't hold all its events.
    package let slice: Int

    package init(arrival: Int64, partition: Int? = nil, slice: Int = 0) {
        self.arrival = arrival
        self.partition = partition
        self.slice = slice
    }

    package var description: String {
        partition.map { "\(arrival)/\($0)/\(slice)" } ?? "\(arrival)"
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.arrival, left.partition ?? -1, left.slice) < (right.arrival, right.partition ?? -1, right.slice)
    }
}

/// All that is known about a block without reading its events.
package struct BlockInfo: Hashable, Sendable {
    package let id: BlockID
    /// The last arrival that it covers; its own for a block as it came.
    package let arrivalTo: Int64
    package let eventCount: Int
    package let firstTime: Timestamp
    package let lastTime: Timestamp
    package let byteCount: Int

    package init(
        id: BlockID, arrivalTo: Int64, eventCount: Int, firstTime: Timestamp, lastTime: Timestamp, byteCount: Int
    ) {
        self.id = id
        self.arrivalTo = arrivalTo
        self.eventCount = eventCount
        self.firstTime = firstTime
        self.lastTime = lastTime
        self.byteCount = byteCount
    }
}

/// How much footage there is.
package struct FootageTotals: Hashable, Sendable {
    package let blocks: Int
    package let events: Int
    package let bytes: Int
    package let firstTime: Timestamp?
    package let lastTime: Timestamp?
}
