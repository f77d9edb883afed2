package import ColumnStore

/// Merges blocks into blocks of one hash partition of customers each, sorted by customer and time. Events of the same
/// customer and moment keep the order in which they arrived; of several with the same identity the first stays.
package enum BlockMerger {
    /// Takes them in the order of arrival.
    package static func merge(_ blocks: [EventBlock]) -> [PartitionBlock] {
        var merged: [PartitionBlock] = []
        let partitions = partitions(of: blocks)
        let ranks = CustomerRanks(of: blocks)
        var builder = BlockBuilder()
        for (partition, events) in partitions.enumerated() where !events.isEmpty {
            var slice = 0
            for event in sorted(events, of: blocks, by: ranks) {
                builder.append(Int(event.row), of: blocks[Int(event.block)])
                if builder.isFull { finish(&builder, partition, &slice, into: &merged) }
            }
            finish(&builder, partition, &slice, into: &merged)
        }
        return merged
    }

    private static func finish(
        _ builder: inout BlockBuilder, _ partition: Int, _ slice: inout Int, into merged: inout [PartitionBlock]
    ) {
        guard let block = NewBlock(builder.finish()) else { return }
        merged.append(PartitionBlock(partition: partition, slice: slice, block: block))
        slice += 1
    }

    /// Where an event stands among the blocks.
    private struct Place {
        let block: UInt32
        let row: UInt32
    }

    private static func partitions(of blocks: [EventBlock]) -> [[Place]] {
        var partitions = [[Place]](repeating: [], count: CustomerPartition.count)
        var seen = IdentitySet()
        for (index, block) in blocks.enumerated() {
            let customers = block.codes(.customer)
            let dictionary = block.dictionary(.customer)
            for row in 0..<block.count where seen.insert(block.identities[row]) {
                let hash = customers.isEmpty ? 0 : dictionary.hash(of: customers[row])
                let place = Place(block: UInt32(index), row: UInt32(row))
                partitions[CustomerPartition.partition(ofHash: hash)].append(place)
            }
        }
        return partitions
    }

    private static func sorted(_ events: [Place], of blocks: [EventBlock], by ranks: CustomerRanks) -> [Place] {
        let keyed = events.enumerated().map { order, place in
            let block = blocks[Int(place.block)]
            return (
                customer: ranks.rank(block: Int(place.block), row: Int(place.row)), time: block.times[Int(place.row)],
                order: order, place: place
            )
        }
        return keyed.sorted { ($0.customer, $0.time, $0.order) < ($1.customer, $1.time, $1.order) }.map(\.place)
    }
}

/// The place of each customer among all, in the order of their bytes.
private struct CustomerRanks {
    private let codes: [[UInt32]]
    /// For each block, the rank of each code.
    private let ranks: [[UInt32]]

    init(of blocks: [EventBlock]) {
        var all = TextDictionary()
        let shared = blocks.map { block in
            let dictionary = block.dictionary(.customer)
            return [0] + (0..<UInt32(dictionary.count)).map { all.intern($0 + 1, of: dictionary) }
        }
        var rankOfCode = [UInt32](repeating: 0, count: all.count + 1)
        let ordered = (0..<UInt32(all.count)).map { $0 + 1 }.sorted { all.precedes($0, $1) }
        for (rank, code) in ordered.enumerated() { rankOfCode[Int(code)] = UInt32(rank + 1) }
        codes = blocks.map { $0.codes(.customer) }
        ranks = shared.map { $0.map { rankOfCode[Int($0)] } }
    }

    func rank(block: Int, row: Int) -> UInt32 {
        codes[block].isEmpty ? 0 : ranks[block][Int(codes[block][row])]
    }
}

extension TextDictionary {
    fileprivate func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
        withBytes(of: left) { left in withBytes(of: right) { left.lexicographicallyPrecedes($0) } }
    }
}
