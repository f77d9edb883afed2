package import ColumnStore

/// Merges blocks into blocks of one hash partition of customers each, sorted by customer and time. Events of the same
/// customer and moment keep the order in which they arrived; of several with the same identity the first stays.
///
/// Ids that are one human lie together, each event under its own id: otherwise their order of arrival would be lost.
package enum BlockMerger {
    /// Takes them in the order of arrival.
    package static func merge(_ blocks: [EventBlock], knowing merged: MergedCustomers = .none) -> [PartitionBlock] {
        var result: [PartitionBlock] = []
        var joiner = BlockJoiner(blocks)
        let ranks = CustomerRanks(of: blocks, merged)
        for (partition, events) in partitions(of: blocks, by: ranks).enumerated() where !events.isEmpty {
            let ordered = events.sorted().map(\.number)
            for (slice, start) in stride(from: 0, to: ordered.count, by: BlockBuilder.capacity).enumerated() {
                let end = min(start + BlockBuilder.capacity, ordered.count)
                guard let block = NewBlock(joiner.block(of: ordered[start..<end])) else { continue }
                result.append(PartitionBlock(partition: partition, slice: slice, block: block))
            }
        }
        return result
    }

    /// In the order of arrival.
    private static func partitions(of blocks: [EventBlock], by ranks: CustomerRanks) -> [[RankedEvent]] {
        var partitions = [[RankedEvent]](repeating: [], count: CustomerPartition.count)
        var seen = IdentitySet()
        var first: UInt32 = 0
        for (index, block) in blocks.enumerated() {
            let known = seen.insert(contentsOf: block.identities)
            var nextKnown = 0
            let customers = block.codes(.customer)
            for row in 0..<block.count {
                if nextKnown < known.count, known[nextKnown] == row {
                    nextKnown += 1
                    continue
                }
                let code = customers.isEmpty ? 0 : customers[row]
                let (rank, partition) = ranks.place(of: code, in: index)
                partitions[partition].append(
                    RankedEvent(rank: rank, time: block.times[row], number: first + UInt32(row)))
            }
            first += UInt32(block.count)
        }
        return partitions
    }
}

/// An event with what decides its place among those of its partition.
private struct RankedEvent: Comparable {
    let rank: UInt32
    let time: Int64
    /// Among all events, in the order of arrival.
    let number: UInt32

    static func < (left: RankedEvent, right: RankedEvent) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        if left.time != right.time { return left.time < right.time }
        return left.number < right.number
    }
}

/// The place of each customer among all, in the order of their bytes, and their hash partition.
private struct CustomerRanks {
    /// For each block, the customer of each code.
    private let customers: [[UInt32]]
    private let rankOf: [UInt32]
    private let partitionOf: [Int]

    init(of blocks: [EventBlock], _ merged: MergedCustomers) {
        var all = TextDictionary()
        customers = blocks.map { block in
            let dictionary = block.dictionary(.customer)
            if let (codes, resolved) = merged.resolved(dictionary) {
                return codes.map { all.intern($0, of: resolved) }
            }
            return [0] + (0..<UInt32(dictionary.count)).map { all.intern($0 + 1, of: dictionary) }
        }
        var rankOf = [UInt32](repeating: 0, count: all.count + 1)
        for (rank, code) in all.codesInOrder().enumerated() { rankOf[Int(code)] = UInt32(rank + 1) }
        self.rankOf = rankOf
        partitionOf = [0] + (0..<UInt32(all.count)).map { CustomerPartition.partition(ofHash: all.hash(of: $0 + 1)) }
    }

    func place(of code: UInt32, in block: Int) -> (rank: UInt32, partition: Int) {
        let customer = Int(customers[block][Int(code)])
        return (rankOf[customer], partitionOf[customer])
    }
}

extension TextDictionary {
    /// All codes in the order of the bytes of their texts. Names of customers mostly begin alike: only what follows
    /// tells them apart.
    fileprivate func codesInOrder() -> [UInt32] {
        guard count > 0 else { return [] }
        let shared = sharedPrefix()
        let keyed = (1...UInt32(count)).map { code in
            let head = withBytes(of: code) { bytes in
                bytes.dropFirst(shared).prefix(8).enumerated().reduce(UInt64(0)) {
                    $0 | UInt64($1.element) &<< UInt64(56 - 8 * $1.offset)
                }
            }
            return (head: head, code: code)
        }
        return keyed.sorted { $0.head != $1.head ? $0.head < $1.head : precedes($0.code, $1.code) }.map(\.code)
    }

    private func sharedPrefix() -> Int {
        withBytes(of: 1) { first in
            (1...UInt32(count)).reduce(first.count) { shared, code in
                withBytes(of: code) { bytes in
                    var length = 0
                    while length < shared, length < bytes.count, bytes[length] == first[length] { length += 1 }
                    return length
                }
            }
        }
    }

    private func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
        withBytes(of: left) { left in withBytes(of: right) { left.lexicographicallyPrecedes($0) } }
    }
}
