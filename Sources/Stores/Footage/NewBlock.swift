package import ColumnStore
package import Experience

/// Events ready to be kept: encoded and summed up before the transaction begins, so that it is short.
package struct NewBlock: Sendable, Hashable {
    package let eventCount: Int
    package let firstTime: Timestamp
    package let lastTime: Timestamp
    package let checksum: Int64
    package let bytes: [UInt8]

    /// Nil for a block without events, of which there is nothing to keep.
    package init?(_ block: EventBlock) {
        guard let first = block.times.min(), let last = block.times.max() else { return nil }
        eventCount = block.count
        firstTime = Timestamp(milliseconds: first)
        lastTime = Timestamp(milliseconds: last)
        bytes = block.encoded()
        checksum = BlockChecksum.of(bytes)
    }
}

/// A compacted block: events of one hash partition of customers.
package struct PartitionBlock: Sendable, Hashable {
    package let partition: Int
    package let slice: Int
    package let block: NewBlock

    package init(partition: Int, slice: Int, block: NewBlock) {
        self.partition = partition
        self.slice = slice
        self.block = block
    }
}

enum BlockChecksum {
    static func of(_ bytes: [UInt8]) -> Int64 {
        Int64(bitPattern: bytes.withUnsafeBytes { XXH64.hash($0) })
    }
}
