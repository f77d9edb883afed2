import ColumnStore
package import SQL

/// Keeps the number of blocks small while single events keep coming. Runs beside everything else and in small steps:
/// each reads a snapshot, merges a few blocks, and puts the result in place, only if nobody else has, in a transaction
/// so short that those who write hardly wait. Whatever ends it between or within steps, every event is there once.
package struct Compactor: Sendable {
    /// What became of the blocks that were merged.
    package struct Outcome: Sendable, Hashable {
        package var steps = 0
        package var blocksBefore = 0
        package var blocksAfter = 0
        package var events = 0
        /// Events that were there twice.
        package var duplicates = 0
        /// Blocks that can't be read: left as they are.
        package var unreadable = 0
        /// What a writer may have had to wait at most.
        package var longestWrite = Duration.zero

        package init() {}

        /// Both, one after the other.
        package mutating func add(_ other: Outcome) {
            steps += other.steps
            blocksBefore += other.blocksBefore
            blocksAfter += other.blocksAfter
            events += other.events
            duplicates += other.duplicates
            unreadable += other.unreadable
            longestWrite = max(longestWrite, other.longestWrite)
        }
    }

    private let database: any SQLDatabase
    private let policy: CompactionPolicy
    /// Blocks that arrived later are left alone.
    private let arrivedBy: Int64

    /// - Parameters:
    ///   - database: whose blocks are merged.
    ///   - policy: which of them.
    ///   - arrivedBy: blocks that arrived later are left alone: other servers may not have seen them yet.
    package init(
        database: any SQLDatabase, policy: CompactionPolicy = CompactionPolicy(), arrivedBy: Int64 = .max
    ) {
        self.database = database
        self.policy = policy
        self.arrivedBy = arrivedBy
    }

    /// Merges step by step until nothing is worth it or someone else is faster; nil when there was nothing to do.
    package func run() async throws -> Outcome? {
        var outcome = Outcome()
        var unreadable: Set<BlockID> = []
        while !Task.isCancelled {
            let known = unreadable
            switch try await database.read({ try prepare(on: $0, unreadable: known) }) {
            case .nothing: return outcome.steps > 0 ? outcome : nil
            case .unreadable(let id):
                unreadable.insert(id)
                outcome.unreadable += 1
            case .merge(let old, let new, let revision):
                do {
                    let took = try await database.write { connection in
                        try ContinuousClock().measure {
                            try connection.blocks.replace(old, with: new, unlessRevisedSince: revision)
                        }
                    }
                    outcome.longestWrite = max(outcome.longestWrite, took)
                } catch is BlocksChanged {
                    return outcome.steps > 0 ? outcome : nil
                }
                outcome.add(old, new)
            }
        }
        return outcome.steps > 0 ? outcome : nil
    }

    private enum Step: Sendable {
        case nothing
        case unreadable(BlockID)
        /// `revision` is that of the moment from which the blocks are.
        case merge(old: [BlockInfo], new: [PartitionBlock], revision: Int64)
    }

    /// Happens on the database's thread for readers, off those that tasks share.
    private func prepare(on connection: any SQLConnection, unreadable: Set<BlockID>) throws -> Step {
        let infos = try connection.blocks.infos().prefix { $0.arrivalTo <= arrivedBy }
        let chosen = policy.choice(among: Array(infos), unreadable: unreadable)
        guard !chosen.isEmpty else { return .nothing }
        var blocks: [EventBlock] = []
        for info in chosen {
            do {
                guard let block = try connection.blocks.block(info.id) else { return .unreadable(info.id) }
                blocks.append(try block.events())
            } catch is DamagedBlock {
                return .unreadable(info.id)
            } catch let error as SQLError where error.kind == .corrupt {
                return .unreadable(info.id)
            }
        }
        let merged = MergedCustomers(try connection.merges.list())
        return .merge(
            old: chosen, new: BlockMerger.merge(blocks, knowing: merged), revision: try connection.blocks.revision())
    }
}

extension Compactor.Outcome {
    fileprivate mutating func add(_ old: [BlockInfo], _ new: [PartitionBlock]) {
        let before = old.reduce(0) { $0 + $1.eventCount }
        let after = new.reduce(0) { $0 + $1.block.eventCount }
        steps += 1
        blocksBefore += old.count
        blocksAfter += new.count
        events += after
        duplicates += before - after
    }
}
