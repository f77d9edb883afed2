package import SQL

/// Keeps the footage: blocks of events in the order of their arrival, within the transaction of its connection.
package struct BlockStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// Adds blocks behind all others. `expected` is the moment that the caller knows, if that matters to it: fails with
    /// `Overtaken` when somebody else has added or changed blocks since.
    @discardableResult
    package func append(_ blocks: [NewBlock], after expected: FootageMoment? = nil) throws -> [BlockID] {
        guard !blocks.isEmpty else { return [] }
        let last = try takeArrivals(blocks.count)
        if let expected {
            let before = FootageMoment(arrival: last - Int64(blocks.count), revision: try revision())
            if before != expected { throw Overtaken() }
        }
        let first = last - Int64(blocks.count - 1)
        let ids = blocks.indices.map { BlockID(arrival: first + Int64($0)) }
        try insert(zip(ids, blocks).map { Self.values(of: $1, as: $0, arrivalTo: $0.arrival) })
        return ids
    }

    /// Hands over every block that covers arrivals after the given one, in the order of arrival, one at a time.
    /// A compacted block may hold events from before it, too.
    package func forEachBlock(arrivedAfter arrival: Int64 = 0, _ body: (StoredBlock) throws -> Void) throws {
        let statement: SQL = """
            select \(Self.infoColumns), checksum, bytes from footage_block where arrival_to > \(arrival)
            order by arrival, customer_partition, slice
            """
        try connection.forEachRow(statement) { try body(Self.block(of: $0)) }
    }

    /// One block, or nil when it isn't there (any more).
    package func block(_ id: BlockID) throws -> StoredBlock? {
        try connection.first(
            "select \(Self.infoColumns), checksum, bytes from footage_block where \(Self.isBlock(id))", Self.block(of:))
    }

    /// What is known about every block that covers arrivals after the given one, in the order of arrival.
    package func infos(arrivedAfter arrival: Int64 = 0) throws -> [BlockInfo] {
        let statement: SQL = """
            select \(Self.infoColumns) from footage_block where arrival_to > \(arrival)
            order by arrival, customer_partition, slice
            """
        return try connection.all(statement, Self.info(of:))
    }

    /// The arrival number given out last; 0 before the first block.
    package func lastArrival() throws -> Int64 {
        try connection.value("select value from sequence_number where name = 'footage_arrival'") ?? 0
    }

    /// How often blocks that were there already have been changed.
    package func revision() throws -> Int64 {
        try connection.value("select value from sequence_number where name = 'footage_revision'") ?? 0
    }

    /// What somebody who reads everything now will know.
    package func moment() throws -> FootageMoment {
        FootageMoment(arrival: try lastArrival(), revision: try revision())
    }

    /// Says that what is stored has changed, so that everybody who holds it in memory reads it again.
    @discardableResult
    package func revise() throws -> Int64 {
        let revision: Int64? = try connection.value(
            "update sequence_number set value = value + 1 where name = 'footage_revision' returning value")
        guard let revision else { throw MissingSequence(name: "footage_revision") }
        return revision
    }

    package func totals() throws -> FootageTotals {
        let statement: SQL = """
            select count(*) as blocks, cast(coalesce(sum(event_count), 0) as bigint) as events,
                cast(coalesce(sum(byte_count), 0) as bigint) as bytes,
                min(first_time) as first_time, max(last_time) as last_time
            from footage_block
            """
        let totals = try connection.first(statement) { row in
            FootageTotals(
                blocks: try row.value("blocks"), events: try row.value("events"), bytes: try row.value("bytes"),
                firstTime: try row.value("first_time"), lastTime: try row.value("last_time"))
        }
        return totals ?? FootageTotals(blocks: 0, events: 0, bytes: 0, firstTime: nil, lastTime: nil)
    }

    /// Puts compacted blocks in the place of the ones they were made from, all or nothing. Fails with `BlocksChanged`
    /// when one of those isn't there any more, or when what was stored has been revised since: someone else was faster.
    /// Customers may have been merged then, who have to lie together.
    package func replace(
        _ old: [BlockInfo], with new: [PartitionBlock], unlessRevisedSince revision: Int64? = nil
    ) throws {
        guard let first = old.map(\.id.arrival).min(), let last = old.map(\.arrivalTo).max() else { return }
        if let revision {
            // Whoever is about to revise waits for the end of this transaction.
            let isSame = try connection.execute(
                "update sequence_number set value = value where name = 'footage_revision' and value = \(revision)")
            if isSame != 1 { throw BlocksChanged(id: old[0].id) }
        }
        for info in old { try remove(info) }
        try insert(
            new.map { new in
                let id = BlockID(arrival: first, partition: new.partition, slice: new.slice)
                return Self.values(of: new.block, as: id, arrivalTo: last)
            })
    }

    /// Takes a block out, whatever it holds. Fails with `BlocksChanged` when it isn't there as it was.
    package func remove(_ info: BlockInfo) throws {
        let removed = try connection.execute(
            "delete from footage_block where \(Self.isBlock(info.id)) and event_count = \(info.eventCount)")
        if removed != 1 { throw BlocksChanged(id: info.id) }
    }

    /// Leaves some of a block's events where they are and takes out the others; nil leaves none. Fails with
    /// `BlocksChanged` when somebody else has changed it. To be followed by `revise` when all is done.
    package func reduce(_ info: BlockInfo, to rest: NewBlock?) throws {
        guard let rest else { return try remove(info) }
        let changed = try connection.execute(
            """
            update footage_block set event_count = \(rest.eventCount), first_time = \(rest.firstTime),
                last_time = \(rest.lastTime), checksum = \(rest.checksum), byte_count = \(rest.bytes.count),
                bytes = \(rest.bytes)
            where \(Self.isBlock(info.id)) and event_count = \(info.eventCount)
            """)
        if changed != 1 { throw BlocksChanged(id: info.id) }
    }

    /// Gives out arrival numbers; other writers wait for this transaction's end, so that numbers become visible in
    /// their order and a reader that has seen one never misses a smaller one.
    private func takeArrivals(_ count: Int) throws -> Int64 {
        let last: Int64? = try connection.value(
            """
            update sequence_number set value = value + \(count) where name = 'footage_arrival' returning value
            """)
        guard let last else { throw MissingSequence(name: "footage_arrival") }
        return last
    }

    private func insert(_ rows: [[SQLValue]]) throws {
        var rest = rows.makeIterator()
        try connection.insert(into: "footage_block", columns: Self.columns) { rest.next() }
    }

    private static let columns: [StaticString] = [
        "arrival", "customer_partition", "slice", "arrival_to", "event_count", "first_time", "last_time", "checksum",
        "byte_count", "bytes",
    ]

    private static func values(of block: NewBlock, as id: BlockID, arrivalTo: Int64) -> [SQLValue] {
        [
            id.arrival.sqlValue, (id.partition ?? -1).sqlValue, id.slice.sqlValue, arrivalTo.sqlValue,
            block.eventCount.sqlValue, block.firstTime.sqlValue, block.lastTime.sqlValue, block.checksum.sqlValue,
            block.bytes.count.sqlValue, block.bytes.sqlValue,
        ]
    }

    private static let infoColumns: SQL = """
        arrival, customer_partition, slice, arrival_to, event_count, first_time, last_time, byte_count
        """

    private static func isBlock(_ id: BlockID) -> SQL {
        "arrival = \(id.arrival) and customer_partition = \(id.partition ?? -1) and slice = \(id.slice)"
    }

    private static func info(of row: SQLRow) throws -> BlockInfo {
        let partition: Int = try row.value("customer_partition")
        let id = BlockID(
            arrival: try row.value("arrival"), partition: partition < 0 ? nil : partition,
            slice: try row.value("slice"))
        return BlockInfo(
            id: id, arrivalTo: try row.value("arrival_to"), eventCount: try row.value("event_count"),
            firstTime: try row.value("first_time"), lastTime: try row.value("last_time"),
            byteCount: try row.value("byte_count"))
    }

    private static func block(of row: SQLRow) throws -> StoredBlock {
        StoredBlock(info: try info(of: row), checksum: try row.value("checksum"), bytes: try row.value("bytes"))
    }
}

extension SQLConnection {
    package var blocks: BlockStore { BlockStore(connection: self) }
}

/// Blocks that were to be replaced have been replaced by someone else meanwhile; nothing was changed.
package struct BlocksChanged: Error, Sendable, Hashable, CustomStringConvertible {
    package let id: BlockID

    package init(id: BlockID) {
        self.id = id
    }

    package var description: String {
        "Footage block \(id) was compacted by another process meanwhile; nothing was changed. Try again."
    }
}

/// What of the footage somebody knows: everything up to an arrival, as it was after so many changes.
package struct FootageMoment: Hashable, Sendable {
    package var arrival: Int64
    package var revision: Int64

    package init(arrival: Int64, revision: Int64 = 0) {
        self.arrival = arrival
        self.revision = revision
    }
}

/// Another server has added blocks meanwhile: what this one was about to add may hold events of theirs.
package struct Overtaken: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String { "Another server has written meanwhile; nothing was changed. Try again." }
}

/// The database lacks a row that its migrations put there: it was changed by hand.
struct MissingSequence: Error, CustomStringConvertible {
    let name: String

    var description: String {
        "The database has lost its counter '\(name)': it was changed by hand. Restore the last backup."
    }
}
