package import ColumnStore

/// Merges blocks into blocks of one hash partition of customers each, sorted by customer and time. Events of the same
/// customer and moment keep the order in which they arrived; of several with the same identity the first stays.
package enum BlockMerger {
    /// Takes them in the order of arrival.
    package static func merge(_ blocks: [EventBlock]) -> [PartitionBlock] {
        var merged: [PartitionBlock] = []
        var joiner = BlockJoiner(blocks)
        let ranks = CustomerRanks(of: blocks)
        for (partition, events) in partitions(of: blocks, by: ranks).enumerated() where !events.isEmpty {
            let ordered = events.sorted().map(\.number)
            for (slice, start) in stride(from: 0, to: ordered.count, by: BlockBuilder.capacity).enumerated() {
                let end = min(start + BlockBuilder.capacity, ordered.count)
                guard let block = NewBlock(joiner.block(of: ordered[start..<end])) else { continue }
                merged.append(PartitionBlock(partition: partition, slice: slice, block: block))
            }
        }
        return merged
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
            let dictionary = block.dictionary(.customer)
            for row in 0..<block.count {
                if nextKnown < known.count, known[nextKnown] == row {
                    nextKnown += 1
                    continue
                }
                let code = customers.isEmpty ? 0 : customers[row]
                let partition = code == 0 ? 0 : CustomerPartition.partition(ofHash: dictionary.hash(of: code))
                partitions[partition].append(
                    RankedEvent(
                        rank: ranks.rank(of: code, in: index), time: block.times[row], number: first + UInt32(row)))
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

/// The place of each customer among all, in the order of their bytes.
private struct CustomerRanks {
    /// For each block, the rank of each code.
    private let ranks: [[UInt32]]

    init(of blocks: [EventBlock]) {
        var all = TextDictionary()
        let shared = blocks.map { block in
            let dictionary = block.dictionary(.customer)
            return [0] + (0..<UInt32(dictionary.count)).map { all.intern($0 + 1, of: dictionary) }
        }
        var rankOfCode = [UInt32](repeating: 0, count: all.count + 1)
        for (rank, code) in all.codesInOrder().enumerated() { rankOfCode[Int(code)] = UInt32(rank + 1) }
        ranks = shared.map { $0.map { rankOfCode[Int($0)] } }
    }

    func rank(of code: UInt32, in block: Int) -> UInt32 { ranks[block][Int(code)] }
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
