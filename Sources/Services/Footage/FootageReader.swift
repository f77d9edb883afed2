import ColumnStore
import Dispatch
import Experience
import SQL
import Stores
import Synchronization

/// Reads blocks one after the other, decodes them on other threads meanwhile, and hands them over in the order of their
/// arrival. Blocks that can't be read are left out and named.
///
/// Only for threads that may wait: a database's own, never those of the cooperative pool.
struct FootageReader {
    /// Blocks read ahead: enough for every core, few enough to be little memory.
    private static let ahead = 6
    /// Smaller blocks are decoded sooner than another thread is woken.
    private static let smallBlock = 512

    let connection: any SQLConnection
    /// Whether somebody is going to look at the events' identities.
    var identities = false
    /// Only blocks that cover later arrivals.
    var arrivedAfter: Int64 = 0
    /// Only blocks that may have customers of these hash partitions; nil for all.
    var partitions: Set<Int>?
    /// Only blocks with events from before this moment; nil for all.
    var reachingBefore: Timestamp?

    /// The damaged blocks, in the order of their arrival.
    func read(_ body: (EventBlock) throws -> Void) throws -> [DamagedBlock] {
        let identities = identities
        return try read({ (block) throws(DamagedBlock) in try block.events(identities: identities) }, body)
    }

    /// The same with what is known about each block.
    func readNamed(_ body: (BlockInfo, EventBlock) throws -> Void) throws -> [DamagedBlock] {
        try read({ (block) throws(DamagedBlock) in (block.info, try block.events()) }, body)
    }

    /// The same, of which only the identities are wanted.
    func readIdentities(_ body: (IdentityColumn) -> Void) throws -> [DamagedBlock] {
        try read({ (block) throws(DamagedBlock) in try block.identities() }, body)
    }

    private func read<Part: Sendable>(
        _ decode: @escaping @Sendable (StoredBlock) throws(DamagedBlock) -> Part, _ body: (Part) throws -> Void
    ) throws -> [DamagedBlock] {
        var damaged: [DamagedBlock] = []
        func take(_ outcome: Result<Part, DamagedBlock>) throws {
            switch outcome {
            case .success(let block): try body(block)
            case .failure(let damage): damaged.append(damage)
            }
        }
        var pending: [PendingBlock<Part>] = []
        for info in try connection.blocks.infos(arrivedAfter: arrivedAfter) where isWanted(info) {
            if pending.count == Self.ahead { try take(pending.removeFirst().wait()) }
            switch try stored(info) {
            case .success(let block) where info.eventCount >= Self.smallBlock:
                pending.append(
                    PendingBlock { Result { () throws(DamagedBlock) in try decode(block) } })
            case .success(let block):
                pending.append(
                    PendingBlock(Result { () throws(DamagedBlock) in try decode(block) }))
            case .failure(let damage): pending.append(PendingBlock(.failure(damage)))
            }
        }
        for block in pending { try take(block.wait()) }
        return damaged
    }

    private func isWanted(_ info: BlockInfo) -> Bool {
        if let reachingBefore, info.firstTime >= reachingBefore { return false }
        guard let partitions, let partition = info.id.partition else { return true }
        return partitions.contains(partition)
    }

    /// The bytes of a block; where the database file itself is damaged, that is the block's damage.
    private func stored(_ info: BlockInfo) throws -> Result<StoredBlock, DamagedBlock> {
        do {
            guard let block = try connection.blocks.block(info.id) else {
                return .failure(DamagedBlock(info: info, offset: 0, reason: "the database has lost its bytes"))
            }
            return .success(block)
        } catch let error as SQLError where error.kind == .corrupt {
            return .failure(DamagedBlock(info: info, offset: 0, reason: "the database file is damaged where it lies"))
        }
    }
}

/// A block being decoded on another thread.
private final class PendingBlock<Part: Sendable>: Sendable {
    private let finished = DispatchSemaphore(value: 0)
    private let outcome: Mutex<Result<Part, DamagedBlock>?>

    init(_ known: Result<Part, DamagedBlock>) {
        outcome = Mutex(known)
        finished.signal()
    }

    init(_ decode: @escaping @Sendable () -> Result<Part, DamagedBlock>) {
        outcome = Mutex(nil)
        DispatchQueue.global().async {
            let decoded = decode()
            self.outcome.withLock { $0 = decoded }
            self.finished.signal()
        }
    }

    /// To be called once.
    func wait() -> Result<Part, DamagedBlock> {
        finished.wait()
        guard let outcome = outcome.withLock({ $0 }) else { preconditionFailure("signalled without an outcome") }
        return outcome
    }
}
