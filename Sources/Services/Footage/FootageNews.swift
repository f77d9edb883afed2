import ColumnStore
import JourneyEngine
import SQL
import Stores

/// What other servers have written to the same database since this one looked last.
struct FootageNews: Sendable {
    enum Change: Sendable {
        case added([EventBlock])
        /// Blocks that this one knows were merged with some that it doesn't: everything, read again.
        case anew(EventLog)
    }

    let change: Change
    /// By which its events are known again; some may be known already.
    let identities: [IdentityColumn]
    let lastArrival: Int64
    /// What of it can't be read.
    let damaged: [DamagedBlock]

    /// Nil when there is nothing new.
    static func read(
        on connection: any SQLConnection, after arrival: Int64, memory: MemoryGuard
    ) throws -> FootageNews? {
        let last = try connection.blocks.lastArrival()
        guard last > arrival else { return nil }
        let infos = try connection.blocks.infos(arrivedAfter: arrival)
        var blocks: [EventBlock] = []
        var damaged = try FootageReader(connection: connection, identities: true, arrivedAfter: arrival)
            .read { blocks.append($0) }
        let identities = blocks.map(\.identities)
        guard infos.contains(where: { $0.id.arrival <= arrival }) else {
            return FootageNews(
                change: .added(blocks), identities: identities, lastArrival: last, damaged: damaged)
        }
        blocks = []
        try memory.allow(.opening(try connection.blocks.totals()))
        var builder = LogBuilder()
        damaged = try FootageReader(connection: connection).read { builder.add($0) }
        return FootageNews(
            change: .anew(builder.build()), identities: identities, lastArrival: last, damaged: damaged)
    }
}

extension EncodedBlock {
    /// The block without events that others have written; nil when none is left.
    func without(_ taken: Set<EventIdentity>) -> EncodedBlock? {
        let kept = (0..<events.count).filter { !taken.contains(events.identities[$0]) }
        if kept.count == events.count { return self }
        var builder = BlockBuilder()
        for place in kept { builder.append(place, of: events) }
        return builder.count == 0 ? nil : EncodedBlock(builder.finish())
    }
}
