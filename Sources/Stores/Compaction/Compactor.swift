package import SQL

/// Keeps the number of blocks small while single events keep coming. Runs beside everything else: reads a snapshot,
/// merges, and puts the result in place only if nobody else has.
package struct Compactor: Sendable {
    package struct Outcome: Sendable, Hashable {
        package let blocksBefore: Int
        package let blocksAfter: Int
        package let events: Int
        /// Events that were there twice.
        package let duplicates: Int
    }

    private let database: any SQLDatabase
    private let policy: CompactionPolicy

    package init(database: any SQLDatabase, policy: CompactionPolicy = CompactionPolicy()) {
        self.database = database
        self.policy = policy
    }

    /// Merges what is worth it; nil when there was nothing to do or someone else did it meanwhile. Fails with
    /// `DamagedBlock`, and leaves everything in place, when a block can't be read.
    package func run() async throws -> Outcome? {
        guard let merge = try await database.read({ try prepare(on: $0) }) else { return nil }
        do {
            try await database.write { try $0.blocks.replace(merge.old, with: merge.new) }
        } catch is BlocksChanged {
            return nil
        }
        let before = merge.old.reduce(0) { $0 + $1.eventCount }
        let after = merge.new.reduce(0) { $0 + $1.block.eventCount }
        return Outcome(
            blocksBefore: merge.old.count, blocksAfter: merge.new.count, events: after, duplicates: before - after)
    }

    private struct Merge: Sendable {
        let old: [BlockInfo]
        let new: [PartitionBlock]
    }

    /// Happens on the database's thread for readers, off those that tasks share.
    private func prepare(on connection: any SQLConnection) throws -> Merge? {
        let chosen = policy.choice(among: try connection.blocks.infos())
        guard !chosen.isEmpty else { return nil }
        let blocks = try chosen.map { info in
            guard let block = try connection.blocks.block(info.id) else { throw BlocksChanged(id: info.id) }
            return try block.events()
        }
        return Merge(old: chosen, new: BlockMerger.merge(blocks))
    }
}
