import ColumnStore
import Experience
import SQL
import Stores

/// Takes events out of the footage that are older than it is kept for, block by block.
struct FootageRetention: Sendable {
    let cutoff: Timestamp

    /// The blocks with such events, and how much goes with them. Reads those that reach back so far.
    func sought(on connection: any SQLConnection) throws -> (blocks: [BlockInfo], count: RetentionCount) {
        var blocks: [BlockInfo] = []
        var tally = Tally()
        let totals = try connection.blocks.totals()
        let damaged = try FootageReader(connection: connection, reachingBefore: cutoff).readNamed { info, block in
            let places = places(in: block)
            guard !places.isEmpty else { return }
            blocks.append(info)
            tally.add(places, of: block, info, rest: NewBlock(block.leavingOut(places)))
        }
        var count = tally.count
        count.unreadable = MissingFootage(blocks: damaged)
        count.isEverything = count.count > 0 && count.count == totals.events - count.unreadable.events
        return (blocks, count)
    }

    /// Takes them out, each block in a transaction of its own that goes through only while `holding` says so; blocks
    /// may be merged by others meanwhile: sought again until none is left.
    func run(
        on database: any SQLDatabase, holding: @Sendable (any SQLConnection) throws -> Void,
        progress: @Sendable (Int, Int) -> Void
    ) async throws -> RetentionCount {
        var tally = Tally()
        while true {
            let (blocks, found) = try await database.read { try sought(on: $0) }
            if blocks.isEmpty {
                var count = tally.count
                count.unreadable = found.unreadable
                return count
            }
            for (index, info) in blocks.enumerated() {
                try Task.checkCancellation()
                progress(index, blocks.count)
                do {
                    let taken = try await database.write { connection in
                        try holding(connection)
                        return try takeOut(of: info, on: connection)
                    }
                    tally.add(taken.places, of: taken.block, info, rest: taken.rest)
                } catch is BlocksChanged {
                    continue
                }
            }
        }
    }

    private func takeOut(
        of info: BlockInfo, on connection: any SQLConnection
    ) throws -> (places: [Int], block: EventBlock, rest: NewBlock?) {
        guard let stored = try connection.blocks.block(info.id), stored.info == info else {
            throw BlocksChanged(id: info.id)
        }
        let block = try stored.events()
        let places = places(in: block)
        let rest = NewBlock(block.leavingOut(places))
        try connection.blocks.reduce(info, to: rest)
        return (places, block, rest)
    }

    private func places(in block: EventBlock) -> [Int] {
        block.times.indices.filter { block.times[$0] < cutoff.milliseconds }
    }

    /// What went so far.
    private struct Tally {
        private(set) var count = RetentionCount()
        private var customers = TextDictionary()

        mutating func add(_ places: [Int], of block: EventBlock, _ info: BlockInfo, rest: NewBlock?) {
            let codes = block.codes(.customer)
            for code in Set(places.map { codes[$0] }) { _ = customers.intern(code, of: block.dictionary(.customer)) }
            for place in places { count.add(Timestamp(milliseconds: block.times[place])) }
            count.bytes += info.byteCount - (rest?.bytes.count ?? 0)
            count.customers = customers.count
        }
    }
}
